using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LinkDirectory.Benchmarks.Load;

/// <summary>
/// A connection that is kept: sends whole requests and reads whole responses, with blocking calls and no allocation but for an answer
/// that is longer than any before.
/// </summary>
internal sealed class Connection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[64 * 1024];

    public Connection(int port)
    {
        socket.ReceiveTimeout = (int)Patience.TotalMilliseconds;
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
    }

    public void Send(byte[] request) => socket.Send(request);

    /// <summary>Reads a response of which the length is known, which spares the client from reading its headers.</summary>
    /// <exception cref="InvalidOperationException">The status is not 200.</exception>
    public void Receive(int length)
    {
        var received = 0;
        while (received < length)
        {
            received += Read(received);
        }

        if (received != length || !buffer.AsSpan().StartsWith("HTTP/1.1 200"u8))
        {
            throw new InvalidOperationException($"Unexpected response: {Encoding.UTF8.GetString(buffer, 0, received)}");
        }
    }

    /// <summary>Reads a response by its headers: its whole length, and its body.</summary>
    public (int Length, string Body) Receive()
    {
        var received = 0;
        while (true)
        {
            received += Read(received);
            var text = Encoding.UTF8.GetString(buffer, 0, received);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
            {
                continue;
            }

            var (head, rest) = (text[..end], text[(end + 4)..]);
            if (!head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
            {
                throw new InvalidOperationException(text);
            }

            if (head.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal)
                && rest.EndsWith("0\r\n\r\n", StringComparison.Ordinal))
            {
                return (received, Joined(rest));
            }

            const string Header = "Content-Length: ";
            var at = head.IndexOf(Header, StringComparison.Ordinal);
            if (at >= 0 && received == Encoding.UTF8.GetByteCount(head) + 4 + int.Parse(head[(at + Header.Length)..].Split('\r')[0],
                CultureInfo.InvariantCulture))
            {
                return (received, rest);
            }
        }
    }

    public void Dispose() => socket.Dispose();

    /// <summary>JSON has no line end within it as these endpoints write it, so chunks can be told apart by lines.</summary>
    private static string Joined(string chunks) => string.Concat(chunks.Split("\r\n").Where((_, line) => line % 2 == 1));

    private int Read(int from)
    {
        if (from == buffer.Length)
        {
            Array.Resize(ref buffer, 2 * buffer.Length);
        }

        var read = socket.Receive(buffer.AsSpan(from));
        return read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
    }
}
