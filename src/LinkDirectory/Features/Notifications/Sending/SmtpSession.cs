using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace LinkDirectory.Features.Notifications.Sending;

/// <summary>What a mail server said.</summary>
/// <param name="Code">Three digits: 2xx and 3xx are good, 4xx means later, 5xx never.</param>
/// <param name="Status">The enhanced status (RFC 3463), as in "5.1.1"; null where it gave none.</param>
internal sealed record SmtpReply(int Code, string? Status, IReadOnlyList<string> Lines)
{
    public bool Good => Code is >= 200 and < 400;

    public bool ForGood => Code >= 500;

    /// <summary>Its codes, which say what is the matter and never to whom.</summary>
    public string Codes => Status is null ? Code.ToString(CultureInfo.InvariantCulture) : $"{Code} {Status}";
}

/// <summary>
/// A conversation with a mail server (RFC 5321). .NET's own SmtpClient does not tell at which word a conversation broke off,
/// and so not whether a mail may be sent again; it knows no TLS from the start either.
/// </summary>
internal sealed class SmtpSession : IAsyncDisposable
{
    private const int LongestLine = 4096;
    private const int MostLines = 100;

    private readonly TcpClient connection = new();
    private readonly byte[] buffer = new byte[4096];
    private Stream stream = Stream.Null;
    private int start;
    private int end;

    public async Task<SmtpReply> ConnectAsync(string host, int port, bool tls, CancellationToken cancellation)
    {
        await connection.ConnectAsync(host, port, cancellation);
        connection.NoDelay = true;
        stream = connection.GetStream();
        if (tls)
        {
            await SecureAsync(host, cancellation);
        }

        return await ReadAsync(cancellation);
    }

    /// <summary>Goes on in TLS. What the server said before then is forgotten, since anyone between could have said it.</summary>
    public async Task SecureAsync(string host, CancellationToken cancellation)
    {
        (start, end) = (0, 0);
        var secure = new SslStream(stream);
        stream = secure;
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancellation);
    }

    /// <param name="line">Without line break; the caller answers for there being none in it.</param>
    public async Task<SmtpReply> SayAsync(string line, CancellationToken cancellation)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancellation);
        await stream.FlushAsync(cancellation);
        return await ReadAsync(cancellation);
    }

    /// <summary>Sends a mail's text, all but the dot that ends it.</summary>
    public async Task PourAsync(byte[] mail, CancellationToken cancellation)
    {
        var poured = new MemoryStream(mail.Length + 64);
        for (var i = 0; i < mail.Length; i++)
        {
            // A line's first dot is doubled, so that none ends the mail.
            if (mail[i] == '.' && (i == 0 || mail[i - 1] == '\n'))
            {
                poured.WriteByte((byte)'.');
            }

            poured.WriteByte(mail[i]);
        }

        await stream.WriteAsync(poured.GetBuffer().AsMemory(0, (int)poured.Length), cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <summary>Takes leave without waiting for an answer.</summary>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        try
        {
            await stream.WriteAsync("QUIT\r\n"u8.ToArray(), cancellation);
        }
        catch (IOException)
        {
            // The server left first.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        connection.Dispose();
    }

    private async Task<SmtpReply> ReadAsync(CancellationToken cancellation)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellation);
            if (line.Length < 3
                || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                || code < 200)
            {
                break;
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
            {
                return new SmtpReply(code, StatusOf(lines[^1]), lines);
            }
        }

        throw new IOException("What answers there is no mail server.");
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellation)
    {
        var line = new StringBuilder();
        while (line.Length < LongestLine)
        {
            if (start == end)
            {
                (start, end) = (0, await stream.ReadAsync(buffer, cancellation));
                if (end == 0)
                {
                    throw new IOException("The mail server closed the connection.");
                }
            }

            var letter = (char)buffer[start++];
            if (letter == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append(letter);
        }

        throw new IOException("The mail server's answer is too long.");
    }

    private static string? StatusOf(string text)
    {
        var word = text.Split(' ')[0];
        return word.Length <= 11 && word.Split('.') is [['2' or '4' or '5'], var subject, var detail]
            && subject.Length > 0 && detail.Length > 0 && subject.All(char.IsAsciiDigit) && detail.All(char.IsAsciiDigit) ? word : null;
    }
}
