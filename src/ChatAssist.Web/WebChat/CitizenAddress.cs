using System.Net;
using System.Net.Sockets;

namespace ChatAssist.Web.WebChat;

/// <summary>Where a request comes from, as far as limits care. It is kept nowhere and written nowhere.</summary>
internal static class CitizenAddress
{
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <summary>An IPv6 network of 64 bits is one household.</summary>
    public static string Of(IPAddress? from)
    {
        var address = from ?? IPAddress.None;
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.MapToIPv4().ToString();
    }

    public static bool IsThisMachine(HttpContext context) => IsThisMachine(context.Connection.RemoteIpAddress);

    /// <summary>A proxy on this machine that does not tell whom it speaks for would be everybody at once.</summary>
    public static bool IsThisMachine(IPAddress? address) =>
        address is null
        || address.Equals(IPAddress.IPv6Loopback)
        || (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).Equals(IPAddress.Loopback);
}
