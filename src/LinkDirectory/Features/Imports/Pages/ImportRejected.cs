using LinkDirectory.Web;

namespace LinkDirectory.Features.Imports.Pages;

/// <summary>The rows that an import left out, as a CSV file.</summary>
internal static class ImportRejected
{
    public static string AddressOf(int id) => $"/imports/{id}/left-out.csv";

    public static void MapImportRejected(this WebApplication app) =>
        app.MapGet("/imports/{id:int}/left-out.csv", AnswerAsync).RequireAuthorization();

    private static async Task<IResult> AnswerAsync(int id, ImportHistory history, Actor actor, CancellationToken cancellation)
    {
        if (!ImportHistory.MayRead(actor))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return await history.FindAsync(id, actor, cancellation) is null
            ? Results.NotFound()
            : CsvFile.Answer($"left-out-{id}.csv", writer => history.WriteRejectedAsync(id, writer, cancellation));
    }
}
