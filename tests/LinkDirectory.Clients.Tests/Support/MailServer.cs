using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LinkDirectory.Clients.Tests.Support;

/// <summary>A mail as it reached its mail server, its encodings undone.</summary>
internal sealed record ReceivedMail(string Id, string To, string Subject, string Text);

/// <summary>npm's <c>smtp-server</c> on a port of its own, with the mails that it took.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Task _listening;
    private readonly Lock _lock = new();
    private readonly List<ReceivedMail> _taken = [];
    private readonly HashSet<ReceivedMail> _read = [];
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MailServer(Process process, int port)
    {
        (_process, Port) = (process, port);
        _listening = ListenAsync();
    }

    public int Port { get; }

    /// <summary>What it took so far, in order.</summary>
    public IReadOnlyList<ReceivedMail> Taken
    {
        get
        {
            lock (_lock)
            {
                return [.. _taken];
            }
        }
    }

    public static async Task<MailServer> StartAsync()
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Folder, "node_modules", "smtp-server")),
            "Needs Node.js 20 or later: install it from https://nodejs.org and build tests/LinkDirectory.Clients.Tests, which installs the "
                + "mail server.");
        var process = Process.Start(new ProcessStartInfo("node", ["mail.mjs"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var port = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new MailServer(process, int.Parse(port!, CultureInfo.InvariantCulture));
    }

    /// <summary>The next mail to an address that this was not asked for before; waits for it a minute.</summary>
    public async Task<ReceivedMail> NextToAsync(string address)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            Task arrival;
            lock (_lock)
            {
                if (_taken.Find(mail => mail.To.Equals(address, StringComparison.OrdinalIgnoreCase) && !_read.Contains(mail)) is { } mail)
                {
                    _read.Add(mail);
                    return mail;
                }

                arrival = _arrival.Task;
            }

            var left = Patience - waited.Elapsed;
            Assert.True(left > TimeSpan.Zero, $"No mail reached {address}.");
            await Task.WhenAny(arrival, Task.Delay(left, TestContext.Current.CancellationToken));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _listening;
        _process.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
        {
            lock (_lock)
            {
                _taken.Add(JsonSerializer.Deserialize<ReceivedMail>(line, JsonSerializerOptions.Web)!);
                _arrival.SetResult();
                _arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private static string Folder => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "Node"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
