using System.Net;
using System.Net.Sockets;
using System.Text;
using LinkDirectory.Benchmarks.Served;

namespace LinkDirectory.Benchmarks.Siege;

/// <summary>A connection whose bytes are sent as slowly, and as wrongly, as one likes.</summary>
internal sealed class RawConnection : IDisposable
{
    private const int MostKept = 256 * 1024;

    private readonly Socket socket;

    private RawConnection(Socket socket) => this.socket = socket;

    /// <summary>Connects from one of the machine's own addresses.</summary>
    public static async Task<RawConnection> OpenAsync(IPAddress from, IPEndPoint server, CancellationToken cancellation) =>
        new(await OwnAddress.ConnectAsync(from, server, cancellation));

    /// <summary>The head of a request after which the server closes.</summary>
    /// <param name="headers">Further ones, each on a line that ends.</param>
    public static byte[] Head(string method, string path, string headers = "") =>
        Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");

    /// <summary>The headers of a body.</summary>
    public static string Body(string type, int length) => $"Content-Type: {type}\r\nContent-Length: {length}\r\n";

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes, cancellation)..];
        }
    }

    /// <summary>Whether the server has answered or closed.</summary>
    public bool HasAnswer => socket.Poll(0, SelectMode.SelectRead);

    /// <summary>All that the server sends until it closes; of a long answer the beginning.</summary>
    public async Task<string> ReadAsync(CancellationToken cancellation)
    {
        var kept = new StringBuilder();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            int read;
            try
            {
                read = await socket.ReceiveAsync(buffer, cancellation);
            }
            catch (SocketException) when (kept.Length > 0)
            {
                return kept.ToString(); // it answered, and closed on what was still being sent
            }

            if (read == 0)
            {
                return kept.ToString();
            }

            if (kept.Length < MostKept)
            {
                kept.Append(Encoding.UTF8.GetString(buffer, 0, read));
            }
        }
    }

    public void Dispose() => socket.Dispose();
}
