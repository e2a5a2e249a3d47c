using System.Text;
using LinkDirectory.Features.Access;
using Microsoft.AspNetCore.Mvc;

namespace LinkDirectory.Features.Audit.Pages;

/// <summary>
/// The lines that the audit page shows, as a CSV file. It is posted, since to download is an act that the trail tells of.
/// </summary>
internal static class AuditDownload
{
    public const string Address = "/audit/download";

    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static void MapAuditDownload(this WebApplication app) => app.MapPost(Address, Download).RequireAuthorization();

    private static IResult Download(
        [FromForm] string? subject, [FromForm] string? act, [FromForm] string? door, [FromForm] string? from, [FromForm] string? to,
        [FromForm] string? account,
        AuditSearch search, Actor actor, CancellationToken cancellation)
    {
        if (!actor.Administers)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var lines = search.ExportAsync(AuditWords.FilterOf(subject, act, door, from, to, account), actor, cancellation);
        return Results.Stream(async body =>
        {
            await using var writer = new StreamWriter(body, WithMark, leaveOpen: true);
            await AuditFile.WriteAsync(lines, writer, cancellation);
        }, "text/csv; charset=utf-8", "audit-trail.csv");
    }
}
