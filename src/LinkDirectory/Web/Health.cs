using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace LinkDirectory.Web;

internal static class Health
{
    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health/ready</c>: every check added with <c>AddHealthChecks()</c>
    /// passes. Both answer one word, 200 or 503, and nothing about the inside.
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }
}
