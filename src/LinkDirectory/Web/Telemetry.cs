using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LinkDirectory.Web;

/// <summary>
/// Traces and metrics by OpenTelemetry, sent nowhere unless the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where.
/// A trace has routes and operation names; never an address, a variable, a statement or who asked.
/// </summary>
internal static class Telemetry
{
    public const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Requests = "Microsoft.AspNetCore";

    private static string? Version =>
        typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (IsOn(builder.Configuration))
        {
            builder.Services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.Clear()
                    .AddService("linkdirectory", serviceVersion: Version).AddEnvironmentVariableDetector())
                .WithTracing(traces => traces.AddSource(Requests, GraphQLInstruments.Name).AddOtlpExporter())
                .WithMetrics(metrics => metrics
                    .AddMeter(GraphQLInstruments.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
                        "System.Runtime").AddOtlpExporter());
        }

        return builder;
    }

    /// <summary>Says of each request's activity which route it took and how it ended. Call before everything that answers.</summary>
    public static void UseRequestTraces(this WebApplication app)
    {
        if (!IsOn(app.Configuration)) return;
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            finally
            {
                if (context.Features.Get<IHttpActivityFeature>()?.Activity is { } activity) Describe(activity, context);
            }
        });
    }

    private static bool IsOn(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[EndpointSetting]);

    private static void Describe(Activity activity, HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
        {
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded; // probes come every few seconds and say nothing
            return;
        }

        var method = HttpMethods.GetCanonicalizedValue(context.Request.Method);
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        activity.DisplayName = route is null ? method : $"{method} {route}";
        activity.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code",
            context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError) activity.SetStatus(ActivityStatusCode.Error);
    }
}
