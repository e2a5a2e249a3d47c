using LinkDirectory.Web;

namespace LinkDirectory.Features.Imports.Pages;

/// <summary>The rows that an import left out, as a CSV file or a workbook.</summary>
internal static class ImportRejected
{
    public static string AddressOf(int id, TableFormat format) => $"/imports/{id}/left-out{TableFile.Ending(format)}";

    public static void MapImportRejected(this WebApplication app)
    {
        app.MapGet("/imports/{id:int}/left-out.csv", (int id, ImportHistory history, Actor actor, CancellationToken cancellation) =>
            AnswerAsync(id, TableFormat.Csv, history, actor, cancellation)).RequireAuthorization();
        app.MapGet("/imports/{id:int}/left-out.xlsx", (int id, ImportHistory history, Actor actor, CancellationToken cancellation) =>
            AnswerAsync(id, TableFormat.Workbook, history, actor, cancellation)).RequireAuthorization();
    }

    private static async Task<IResult> AnswerAsync(
        int id, TableFormat format, ImportHistory history, Actor actor, CancellationToken cancellation)
    {
        if (!ImportHistory.MayRead(actor))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        return await history.FindAsync(id, actor, cancellation) is null
            ? Results.NotFound()
            : TableFile.Answer($"left-out-{id}", format, stream => history.WriteRejectedAsync(id, stream, format, cancellation));
    }
}
