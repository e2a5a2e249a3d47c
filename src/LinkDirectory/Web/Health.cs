using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LinkDirectory.Web;

internal static class Health
{
    /// <summary>
    /// <c>/health/live</c>: the process answers, in one word. <c>/health/ready</c>: every check added with <c>AddHealthChecks()</c>
    /// passes. Its first line is one word, with 200 for <c>Healthy</c> and <c>Degraded</c>, 503 for <c>Unhealthy</c>; then a sentence
    /// for each thing that is wrong. Anyone may read it, so that it names no path, address or person.
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var wrong = report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy).Select(entry => Say(entry.Key, entry.Value));
        return context.Response.WriteAsync(string.Join('\n', wrong.Prepend($"{report.Status}")));
    }

    // The description of a check that threw is its exception's message, which may name a path.
    private static string Say(string check, HealthReportEntry entry) =>
        entry is { Exception: null, Description: { } reason } ? reason : $"The check of the {check} failed.";
}
