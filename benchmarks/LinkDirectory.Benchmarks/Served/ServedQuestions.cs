using System.Globalization;
using System.Runtime;
using LinkDirectory.Data.Writing;
using Microsoft.AspNetCore.Builder;

namespace LinkDirectory.Benchmarks.Served;

/// <summary>What a server is asked of itself, by lines of its standard input, while another process measures it.</summary>
internal static class ServedQuestions
{
    /// <summary>Answered with <see cref="ServedFigures"/>.</summary>
    public const string Figures = "figures";

    /// <summary>Answered with <see cref="Resident"/>, as it is or once it was collected.</summary>
    public const string Memory = "memory";
    public const string CollectedMemory = "collected memory";

    /// <summary>Answered once the heap was collected.</summary>
    public const string Collect = "collect";

    /// <summary>Answered with the number of changes that wait for their turn.</summary>
    public const string Waiting = "waiting";

    /// <summary>Answered with what the figures depend on, for people.</summary>
    public const string Settings = "settings";

    /// <summary>Serves until standard input ends; the first line said is the address.</summary>
    public static async Task ServeAsync(WebApplication app)
    {
        await app.StartAsync();
        ServerProcess.Say(app.Urls.First());
        while (await Console.In.ReadLineAsync() is { } asked)
        {
            ServerProcess.Say(Answer(app.Services, asked));
        }

        await app.StopAsync();
    }

    private static string Answer(IServiceProvider services, string asked) => asked switch
    {
        Figures => ServedFigures.OfThisProcess().ToString(),
        Memory => Resident.OfThisProcess().ToString(),
        CollectedMemory => Resident.Collected().ToString(),
        Collect => Collected(),
        Waiting => $"{services.GetRequiredService<WriterQueue>().Waiting}",
        Settings => string.Create(CultureInfo.InvariantCulture,
            $".NET {Environment.Version}, {Environment.ProcessorCount} cores, {(GCSettings.IsServerGC ? "server" : "workstation")} GC, "
                + $"tiered compilation with PGO as by default"),
        _ => "Not known.",
    };

    private static string Collected()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return "collected";
    }
}
