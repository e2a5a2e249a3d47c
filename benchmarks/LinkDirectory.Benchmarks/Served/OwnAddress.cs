using System.Net;
using System.Net.Sockets;

namespace LinkDirectory.Benchmarks.Served;

/// <summary>Connections from one of the machine's own addresses, so that one machine is many clients to the server.</summary>
internal static class OwnAddress
{
    public static async Task<Socket> ConnectAsync(IPAddress from, EndPoint server, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(server, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
