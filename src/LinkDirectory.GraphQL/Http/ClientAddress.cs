using System.Net.Sockets;

namespace LinkDirectory.GraphQL.Http;

/// <summary>Where a request comes from, as limits count it: the server's own, and those of the application around it.</summary>
public static class ClientAddress
{
    /// <summary>The address; one subscriber to IPv6 has 2^64 of them, so that their network counts as one.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address?.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address?.ToString() ?? "";
    }
}
