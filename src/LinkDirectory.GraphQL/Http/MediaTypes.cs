using Microsoft.Net.Http.Headers;

namespace LinkDirectory.GraphQL.Http;

/// <summary>Which media type a response has (GraphQL over HTTP, section 6).</summary>
internal static class MediaTypes
{
    public const string Response = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";

    private static readonly HeaderMemory<string?> Choices = new();
    private static readonly HeaderMemory<bool> JsonTypes = new();

    /// <summary>The client's first choice that the server has; null when it has none. JSON when nothing is asked.</summary>
    public static string? Choose(HttpRequest request)
        => Choices.Get(request.Headers.Accept, request, static asking => Negotiate(asking));

    private static string? Negotiate(HttpRequest request)
    {
        var accept = request.GetTypedHeaders().Accept;
        if (accept.Count == 0)
        {
            return request.Headers.Accept.Count == 0 ? Json : null;
        }

        return accept.Where(type => type.Quality is null or > 0).OrderByDescending(type => type.Quality ?? 1)
            .Select(type => Is(type, Response) ? Response
                : type.MatchesAllTypes || Is(type, Json) || Is(type, "application/*") ? Json
                : Is(type, EventStream) ? EventStream : null)
            .FirstOrDefault(chosen => chosen is not null);
    }

    private static bool Is(MediaTypeHeaderValue type, string name) => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool Accepts(HttpRequest request, string name)
        => request.GetTypedHeaders().Accept.Any(type => Is(type, name) && type.Quality is null or > 0);

    /// <summary>Whether the client names event streams among what it accepts, even if not as its first choice.</summary>
    public static bool AcceptsEvents(HttpRequest request)
        => request.Headers.Accept.Count > 0 && request.Headers.Accept.ToString().Contains(EventStream, StringComparison.OrdinalIgnoreCase)
            && Accepts(request, EventStream);

    /// <summary>Whether a browser asks for a page.</summary>
    public static bool WantsHtml(HttpRequest request) => Accepts(request, "text/html");

    /// <summary>Whether a body is JSON in UTF-8.</summary>
    public static bool IsJson(HttpRequest request)
        => JsonTypes.Get(request.Headers.ContentType, request, static sending => ReadsAsJson(sending));

    private static bool ReadsAsJson(HttpRequest request)
        => MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && Is(type, Json)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
}
