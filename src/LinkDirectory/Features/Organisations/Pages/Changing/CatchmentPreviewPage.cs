using LinkDirectory.Features.Organisations.Saving;
using LinkDirectory.Web;

namespace LinkDirectory.Features.Organisations.Pages;

/// <summary>Who would be inside a catchment, in a sentence: for the form, and for its script while somebody draws.</summary>
internal static class CatchmentPreviewPage
{
    public const string Address = "/services/catchment-preview";

    // Asking changes nothing, so it needs no token against forgery.
    public static void MapCatchmentPreview(this WebApplication app) =>
        app.MapPost(Address, AnswerAsync).RequireAuthorization().DisableAntiforgery();

    public static async Task<string> WordsAsync(CatchmentPreview preview, FormValues values, CancellationToken cancellation)
    {
        if (values.All("catchment-basis").Count == 0)
        {
            return "It takes children from anywhere, since nothing is ticked under what decides.";
        }

        var count = await preview.CountAsync(values.All("catchment-areas"), values.Lines("catchment-schools"), values["catchment-boundary"],
            cancellation);
        return count switch
        {
            { Problem: { } problem } => problem,
            { Schools: 0 } => "No school would be inside. Practices are not counted: the directory does not know which children a GP has.",
            _ => string.Create(CultureInfo.InvariantCulture,
                $"{(count.Schools == 1 ? "1 school" : $"{count.Schools:N0} schools")} would be inside, with {count.Pupils:N0} pupils "
                    + $"where the roll is known."),
        };
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, CatchmentPreview preview) =>
        Results.Text(
            await WordsAsync(preview, FormValues.Read(await http.Request.ReadFormAsync(http.RequestAborted)), http.RequestAborted));
}
