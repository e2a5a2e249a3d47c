using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LinkDirectory.Tests.Support;

/// <summary>A mail server that says what a test tells it to, and keeps what it took.</summary>
public sealed class ScriptedMailServer : IAsyncDisposable
{
    /// <summary>In place of an answer: the connection breaks off.</summary>
    public const string BreakOff = "break off";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Task accepting;
    private int at;

    public ScriptedMailServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>What it answers to a command other than by taking it; the dot is the end of a mail.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>The mails that it has seen to their end, as they came over the wire.</summary>
    public ConcurrentQueue<string> Mails { get; } = [];

    public ConcurrentQueue<string> Commands { get; } = [];

    /// <summary>The most conversations that it had at once, from the greeting to the end of the mail.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>An application that sends through it.</summary>
    public DirectoryApp App(params (string Name, string Value)[] more) => new()
    {
        Environment = "Production",
        Settings = new Dictionary<string, string>(more.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)),
            StringComparer.Ordinal)
        {
            ["Notifications:Transport"] = "smtp",
            ["Notifications:From"] = "links@directory.example",
            ["Notifications:Smtp:Host"] = "127.0.0.1",
            ["Notifications:Smtp:Port"] = $"{((IPEndPoint)listener.LocalEndpoint).Port}",
            ["Notifications:Smtp:Security"] = more.FirstOrDefault(setting => setting.Name == "Notifications:Smtp:Security").Value ?? "none",
        },
    };

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Stop();
        await accepting;
        ending.Dispose();
        listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(ending.Token)));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var closing = client;
        lock (Mails)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++at);
        }

        var mails = 0;
        try
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await SayAsync(stream, Answer("") ?? "220 ready");
            while (await reader.ReadLineAsync(ending.Token) is { } line)
            {
                Commands.Enqueue(line);
                var answer = Answer(line) ?? (line.StartsWith("EHLO", StringComparison.Ordinal)
                    ? "250-here\r\n250-8BITMIME\r\n250 SMTPUTF8"
                    : line == "DATA" ? "354 go on" : "250 2.0.0 OK");
                await SayAsync(stream, answer);
                if (line == "DATA" && answer.StartsWith('3'))
                {
                    var said = await TakeAsync(reader);
                    Leave(mails++);
                    await SayAsync(stream, said);
                }
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // The conversation ended.
        }
        finally
        {
            Leave(mails++);
        }
    }

    // At the end of the first mail, or of a conversation without one.
    private void Leave(int mails)
    {
        if (mails == 0)
        {
            Interlocked.Decrement(ref at);
        }
    }

    private async Task<string> TakeAsync(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(ending.Token) is { } line && line != ".")
        {
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        Mails.Enqueue(mail.ToString());
        return Answer(".") ?? "250 2.0.0 taken";
    }

    private async Task SayAsync(NetworkStream stream, string answer)
    {
        if (answer == BreakOff)
        {
            throw new IOException(BreakOff);
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), ending.Token);
    }
}
