using System.Text.Json;
using LinkDirectory.Data.Writing;
using LinkDirectory.Features.Demo;
using Microsoft.AspNetCore.Builder;

namespace LinkDirectory.Benchmarks.Served;

/// <summary>What a client is told of a server that is ready.</summary>
/// <param name="Token">An access token of an editor of every area.</param>
internal sealed record ServedDirectory(Uri Address, string Database, string Token)
{
    public static ServedDirectory Of(ServerProcess process) => JsonSerializer.Deserialize<ServedDirectory>(process.Ready)!;
}

/// <summary>
/// The real application in a process of its own, set up as for people, over a directory in a folder that holds nothing else: the demo,
/// or as much as England has. Limits of how often are as by default where the benchmark is of them, else off.
/// </summary>
internal static class DirectoryServer
{
    public const string Verb = "directory-server";

    /// <summary>To be answered with <see cref="Resident"/>, as it is or once it was collected.</summary>
    public const string Memory = "memory";
    public const string CollectedMemory = "collected memory";

    /// <summary>To be answered with the number of changes that wait for their turn.</summary>
    public const string Waiting = "waiting";

    /// <summary>To be answered with the milliseconds of processor time that the process has taken.</summary>
    public const string Processor = "processor";

    public static Task<ServerProcess> StartAsync(string folder, bool england, bool limits) =>
        ServerProcess.StartAsync(Verb, folder, england ? "england" : "demo", limits ? "limits" : "no-limits");

    public static async Task RunAsync(string folder, bool england, bool limits)
    {
        await using var app = Build(folder, limits);
        if (await Server.PrepareAsync(app) is { } refusal)
        {
            throw new InvalidOperationException(refusal);
        }

        await FillAsync(app.Services, folder, england);
        var token = await Members.AddAsync(app.Services);
        await app.StartAsync();
        ServerProcess.Say(JsonSerializer.Serialize(new ServedDirectory(new Uri(app.Urls.First()), DatabaseIn(folder), token)));
        while (await Console.In.ReadLineAsync() is { } asked)
        {
            ServerProcess.Say(Answer(app.Services, asked));
        }

        await app.StopAsync();
    }

    private static string DatabaseIn(string folder) => Path.Combine(folder, "linkdirectory.db");

    private static WebApplication Build(string folder, bool limits) => Server.Build(
        ["--applicationName=LinkDirectory", "--urls=http://127.0.0.1:0", "--environment=Production", "--PublicAddress=https://localhost",
            $"--ConnectionStrings:LinkDirectory=Data Source={DatabaseIn(folder)}", $"--KeyRing:Folder={Path.Combine(folder, "keys")}",
            $"--Notifications:Folder={Path.Combine(folder, "mail")}", "--Logging:LogLevel:Default=Critical",
            "--Logging:LogLevel:LinkDirectory.GraphQL.Requests=Critical", "--Logging:LogLevel:Microsoft.AspNetCore=Critical",
            "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Critical", .. limits ? [] : new[] { "--RateLimits:Api:PerMinute=0" }]);

    private static Task FillAsync(IServiceProvider services, string folder, bool england) => england
        ? England.AddAllAsync(services, folder)
        : services.GetRequiredService<DemoSeed>().SeedAsync(evenWithSchools: true, CancellationToken.None);

    private static string Answer(IServiceProvider services, string asked) => asked switch
    {
        Memory => Resident.OfThisProcess().ToString(),
        CollectedMemory => Resident.Collected().ToString(),
        Waiting => $"{services.GetRequiredService<WriterQueue>().Waiting}",
        Processor => $"{Environment.CpuUsage.TotalTime.TotalMilliseconds:F0}",
        _ => "Not known.",
    };
}
