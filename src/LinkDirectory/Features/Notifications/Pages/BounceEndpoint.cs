using System.Buffers;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using LinkDirectory.Features.Notifications.Bounces;
using LinkDirectory.Web.Requests;

namespace LinkDirectory.Features.Notifications.Pages;

/// <summary>
/// Where a mail server or GOV.UK Notify posts reports of mail that came back. It is there only with a secret set, and answers
/// nothing about the inside: whether a report was of one of our mails is not said.
/// </summary>
internal static class BounceEndpoint
{
    public const string Path = "/notifications/bounces";

    private const int PostsAMinute = 600;

    public static void MapBounces(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<BounceOptions>>().Value.Secret is not { } secret)
        {
            return;
        }

        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        var limiter = new FixedWindowRateLimiter(
            new FixedWindowRateLimiterOptions { PermitLimit = PostsAMinute, Window = TimeSpan.FromMinutes(1) });
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        app.MapPost(Path, async (HttpContext context, BounceReports bounces) =>
        {
            using var permit = limiter.AttemptAcquire();
            return !permit.IsAcquired ? Say(StatusCodes.Status429TooManyRequests, "Too many reports. Post it again in a minute.")
                : !Holds(context.Request, expected) ? Say(StatusCodes.Status401Unauthorized, "The bearer secret is missing or wrong.")
                : await TakeAsync(context, bounces);
        }).DisableAntiforgery().WithMetadata(new BoundsItsBody());
    }

    private static bool Holds(HttpRequest request, byte[] expected)
    {
        const string scheme = "Bearer ";
        var given = request.Headers.Authorization.ToString();
        return given.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given[scheme.Length..])), expected);
    }

    private static async Task<IResult> TakeAsync(HttpContext context, BounceReports bounces)
    {
        var type = context.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        if (type is not ("message/rfc822" or "application/json"))
        {
            return Say(StatusCodes.Status415UnsupportedMediaType,
                "Post a mail as message/rfc822, or GOV.UK Notify's report as application/json.");
        }

        if (await ReadAsync(context) is not { } body)
        {
            return Say(StatusCodes.Status413PayloadTooLarge, "The report is too large.");
        }

        var outcome = type == "application/json"
            ? await bounces.ReadNotifyAsync(body, context.RequestAborted)
            : await bounces.ReadMailAsync(body, context.RequestAborted);
        return outcome == BounceOutcome.Unreadable
            ? Say(StatusCodes.Status400BadRequest, "The report cannot be read.")
            : Results.NoContent();
    }

    /// <returns>Null where there is more than a report may have.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context)
    {
        var body = new ArrayBufferWriter<byte>();
        while (body.WrittenCount <= BounceReports.Largest)
        {
            var read = await context.Request.Body.ReadAsync(body.GetMemory(16 * 1024), context.RequestAborted);
            if (read == 0)
            {
                return body.WrittenMemory;
            }

            body.Advance(read);
        }

        return null;
    }

    private static IResult Say(int status, string text) => Results.Text(text, statusCode: status);
}
