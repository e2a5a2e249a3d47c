namespace LinkDirectory.Features.Finding.Pages;

/// <summary>
/// What a page's box shows while somebody types. Pages post what is typed, so that a postcode never gets into an address; nothing is
/// changed, so it needs no token against forgery.
/// </summary>
internal static class SuggestionsAnswer
{
    public static void MapSuggestions(this WebApplication app) => app.MapPost("/suggestions", AnswerAsync);

    private static async Task<IResult> AnswerAsync(
        HttpRequest request, Suggestions suggestions, Actor actor, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            return Results.Problem("Send what was typed as a form's field 'q'.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await request.ReadFormAsync(cancellation);
        if (form["q"].ToString() is not { Length: > 0 and <= Search.LongestText } typed)
        {
            return Results.Json(Array.Empty<SuggestedLine>());
        }

        var kinds = form["kinds"].OfType<string>().ToList();
        var found = await suggestions.LinesAsync(actor, typed, kinds.Count > 0 ? kinds : null, cancellation);
        return found.Problem is { } problem
            ? Results.Problem(problem.Message, statusCode: StatusCodes.Status400BadRequest)
            : Results.Json(found.Value);
    }
}
