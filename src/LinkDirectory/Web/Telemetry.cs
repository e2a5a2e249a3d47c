using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
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

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (IsOn(builder.Configuration)) builder.Services.AddHostedService<Exporter>();
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

    private sealed class Exporter(IConfiguration configuration) : IHostedService, IDisposable
    {
        private OpenTelemetrySdk? sdk;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            sdk = OpenTelemetrySdk.Create(telemetry =>
            {
                telemetry.Services.AddSingleton(configuration);
                telemetry.ConfigureResource(
                    resource => resource.Clear().AddService("linkdirectory", serviceVersion: Version).AddEnvironmentVariableDetector());
                telemetry.WithTracing(traces => traces.AddSource(Requests, GraphQLInstruments.Name).AddOtlpExporter());
                telemetry.WithMetrics(metrics => metrics
                    .AddMeter(GraphQLInstruments.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
                        "System.Runtime").AddOtlpExporter());
            });
            return Task.CompletedTask;
        }

        // Sends what is left, and waits for that, so it has a thread of its own.
        public Task StopAsync(CancellationToken cancellationToken) =>
            Task.Factory.StartNew(Dispose, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        public void Dispose()
        {
            sdk?.Dispose();
            sdk = null;
        }

        private static string? Version =>
            typeof(Telemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
    }
}
