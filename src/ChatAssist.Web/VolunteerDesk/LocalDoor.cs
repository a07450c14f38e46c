using System.Net;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Tells whether a request was made on this very machine.</summary>
internal static class LocalDoor
{
    /// <summary>A proxy on this machine is local itself; what it adds tells that somebody else asks. X-Original-For is left behind where the forwarded address was taken over.</summary>
    private static readonly string[] s_ofProxies = ["Forwarded", "Via", "X-Real-IP", "X-Original-For", "X-Original-Host", "X-Original-Proto"];

    public static bool IsLocal(HttpContext context) =>
        IsLoopback(context.Connection.RemoteIpAddress)
        && IsOwnName(context.Request.Host.Host)
        && !s_ofProxies.Any(context.Request.Headers.ContainsKey)
        && !context.Request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopback(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    // A site elsewhere may let its own name point here (DNS rebinding), and then read the page.
    private static bool IsOwnName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IsLoopback(address));
}
