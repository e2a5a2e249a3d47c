namespace LinkDirectory.Features.Access.Tokens;

/// <summary>Refuses a request to the API before it gets there, in the shape in which the API answers.</summary>
internal static class GraphQLRefusal
{
    public static Task WriteAsync(HttpContext context, int status, string message, string code)
    {
        context.Response.StatusCode = status;
        var error = new { message, extensions = new { code } };
        return context.Response.WriteAsJsonAsync(new { errors = new[] { error } }, options: null,
            "application/graphql-response+json; charset=utf-8", context.RequestAborted);
    }
}
