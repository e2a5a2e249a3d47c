using System.Globalization;
using System.Runtime;
using LinkDirectory.Benchmarks.Served;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LinkDirectory.Benchmarks.National;

/// <summary>
/// The server that is measured, in a process of its own: so that its processor time and what it allocates are its own, and
/// its heap is that of a web server.
/// </summary>
internal static class NationalServer
{
    public const string Constant = "/constant";
    public const string Figures = "/figures";
    public const string Collect = "/collect";
    public const string Settings = "/settings";

    /// <summary>Serves until standard input ends; the first line written is the port.</summary>
    public static async Task RunAsync(string? file)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(SchoolFile.Read(file));
        builder.Services.AddHandWritten();
        AddGraphQL(builder.Services);
        await using var app = builder.Build();
        app.MapGraphQL();
        app.MapHandWritten();
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
        ServerProcess.Say($"{new Uri(app.Urls.First()).Port}");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        await app.StopAsync();
    }

    public static void AddGraphQL(IServiceCollection services) => services.AddGraphQLServer().AddTypes(
        typeof(NationalQueries), typeof(NationalSchoolType), typeof(NationalContactType), typeof(NationalServiceType),
        typeof(NearSchoolType),
        typeof(NationalAddressType), typeof(NationalPointType));
}
