using System.Globalization;
using System.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LinkDirectory.Benchmarks;

/// <summary>What a server tells of itself while it is measured from another process, beside what it is asked.</summary>
internal static class MeasuredServer
{
    public const string Constant = "/constant";
    public const string Figures = "/figures";
    public const string Collect = "/collect";
    public const string Settings = "/settings";

    /// <summary>Serves until standard input ends; the first line written is the port.</summary>
    public static async Task RunAsync(WebApplication app)
    {
        var constant = """{"data":{}}"""u8.ToArray();
        app.MapPost(Constant, (HttpContext context) =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = constant.Length;
            return context.Response.Body.WriteAsync(constant).AsTask();
        });
        app.MapGet(Figures, () => string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.CpuUsage.TotalTime.TotalMicroseconds:F0} {GC.GetTotalAllocatedBytes(precise: true)}"));
        app.MapGet(Collect, () =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            return "";
        });
        app.MapGet(Settings, () => string.Create(CultureInfo.InvariantCulture,
            $".NET {Environment.Version}, {Environment.ProcessorCount} cores, {(GCSettings.IsServerGC ? "server" : "workstation")} GC, "
                + $"tiered compilation with PGO as by default"));
        await app.StartAsync();
        Console.WriteLine(new Uri(app.Urls.First()).Port);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await app.StopAsync();
    }
}
