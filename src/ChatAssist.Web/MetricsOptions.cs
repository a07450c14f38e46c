using System.Net;

namespace ChatAssist.Web;

/// <summary>Settings of the metrics, section <c>Metrics</c>.</summary>
public sealed class MetricsOptions
{
    /// <summary>Networks (<c>10.0.0.0/8</c>) whose machines may read <c>/metrics</c>; this machine always may.</summary>
    public string[] AllowedNetworks { get; init; } = [];

    internal bool AreNetworks => AllowedNetworks.All(network => IPNetwork.TryParse(network, out _));

    internal bool Allows(IPAddress? address) =>
        address is not null
        && AllowedNetworks.Any(network => IPNetwork.Parse(network).Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
}
