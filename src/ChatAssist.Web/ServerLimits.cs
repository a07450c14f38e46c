using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web;

/// <summary>How much the server takes on before it reads a request, section <c>Limits</c>.</summary>
public sealed class ServerLimits
{
    private const int LongestBody = 1024 * 1024;

    /// <summary>Who sends a header a minute keeps a connection for nothing.</summary>
    private static readonly TimeSpan s_longestHeaders = TimeSpan.FromSeconds(15);

    /// <summary>Open connections, live streams not counted.</summary>
    [Range(1, 1_000_000)]
    public int Connections { get; init; } = 10_000;

    /// <summary>Open connections of one address, so that one cannot take all the places. A proxy on another machine is one address.</summary>
    [Range(1, 1_000_000)]
    public int ConnectionsPerAddress { get; init; } = 5_000;

    /// <summary>Open live streams.</summary>
    [Range(1, 1_000_000)]
    public int Streams { get; init; } = 10_000;

    public static void AddTo(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ServerLimits>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<ServerLimits>>((kestrel, limits) =>
        {
            kestrel.Limits.MaxConcurrentConnections = limits.Value.Connections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Value.Streams;
            var places = new ConnectionPlaces(limits.Value.ConnectionsPerAddress);
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection => places.RunAsync(connection, next)));
            kestrel.Limits.MaxRequestBodySize = LongestBody;
            kestrel.Limits.RequestHeadersTimeout = s_longestHeaders;
        });
    }
}
