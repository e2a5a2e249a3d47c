using LinkDirectory.Web;
using Microsoft.AspNetCore.Mvc;

namespace LinkDirectory.Features.Audit.Pages;

/// <summary>
/// The lines that the audit page shows, as a CSV file. It is posted, since to download is an act that the trail tells of.
/// </summary>
internal static class AuditDownload
{
    public const string Address = "/audit/download";

    public static void MapAuditDownload(this WebApplication app) => app.MapPost(Address, Download).RequireAuthorization();

    private static IResult Download(
        [FromForm] string? subject, [FromForm] string? act, [FromForm] string? channel, [FromForm] string? from, [FromForm] string? to,
        [FromForm] string? account,
        AuditSearch search, Actor actor, CancellationToken cancellation)
    {
        if (!actor.Administers)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var lines = search.ExportAsync(AuditFilter.Parse(subject, act, channel, from, to, account), actor, cancellation);
        return CsvFile.Answer("audit-trail.csv", writer => AuditFile.WriteAsync(lines, writer, cancellation));
    }
}
