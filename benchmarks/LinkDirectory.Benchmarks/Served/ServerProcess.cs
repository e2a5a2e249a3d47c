using System.Diagnostics;
using System.Globalization;

namespace LinkDirectory.Benchmarks.Served;

/// <summary>
/// A server in a process of its own, so that its processor time and memory are its own. It is this program under another verb: it writes a
/// line with its address when it is ready, answers each line that it is sent with one, and ends with its input. Other lines of it are logs.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Mark = "> ";

    private readonly SemaphoreSlim one = new(1);
    private readonly Process process;

    private ServerProcess(Process process) => this.process = process;

    public Uri Address { get; private set; } = null!;

    /// <param name="arguments">The verb, and what follows it.</param>
    public static async Task<ServerProcess> StartAsync(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // As the application is served: its web project has the server's collector by default.
        start.Environment["DOTNET_gcServer"] = "1";
        var server = new ServerProcess(Process.Start(start)!);
        server.Address = new Uri(await server.ReadAsync());
        return server;
    }

    public async Task<ServedFigures> FiguresAsync() => ServedFigures.Parse(await AskAsync(ServedQuestions.Figures));

    public async Task<Resident> MemoryAsync() => Resident.Parse(await AskAsync(ServedQuestions.Memory));

    public async Task<Resident> CollectedMemoryAsync() => Resident.Parse(await AskAsync(ServedQuestions.CollectedMemory));

    public Task CollectAsync() => AskAsync(ServedQuestions.Collect);

    /// <summary>How many changes wait for their turn.</summary>
    public async Task<int> WaitingAsync() => int.Parse(await AskAsync(ServedQuestions.Waiting), CultureInfo.InvariantCulture);

    public Task<string> SettingsAsync() => AskAsync(ServedQuestions.Settings);

    private async Task<string> AskAsync(string line)
    {
        await one.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync(line);
            await process.StandardInput.FlushAsync();
            return await ReadAsync();
        }
        finally
        {
            one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        one.Dispose();
    }

    /// <summary>Says, in the server's process, that it is ready, or what it answers.</summary>
    public static void Say(string line) => Console.WriteLine(Mark + line);

    private async Task<string> ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                return line[Mark.Length..];
            }
        }

        throw new InvalidOperationException("The server's process has ended.");
    }
}
