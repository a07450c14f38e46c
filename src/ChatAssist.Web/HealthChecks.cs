using ChatAssist.Conversations;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web;

/// <summary>Nothing is answered before the knowledge base is loaded.</summary>
internal sealed class KnowledgeCheck(TurnWorker worker) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(worker.IsReady ? HealthCheckResult.Healthy("Loaded.") : HealthCheckResult.Unhealthy("The knowledge base is being loaded."));
}

/// <summary>Nothing is accepted that cannot be stored.</summary>
internal sealed class DatabaseCheck(DatabaseProbe probe) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await probe.FindTroubleAsync(cancellationToken) is { } trouble ? HealthCheckResult.Unhealthy(trouble) : HealthCheckResult.Healthy("Can be written.");
}

/// <summary>Turns that wait for long: too much comes in, or a node is stuck.</summary>
internal sealed class TurnsCheck(BacklogWatch watch, IOptions<HealthOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var backlog = await watch.ReadAsync(cancellationToken);
        var says = $"{backlog.Turns} conversations wait for an answer, the oldest for {backlog.OldestTurn.TotalSeconds:0.0} s.";
        return backlog.OldestTurn.TotalSeconds > options.Value.LongestWaitSeconds ? HealthCheckResult.Degraded(says) : HealthCheckResult.Healthy(says);
    }
}

/// <summary>A channel whose replies do not get through.</summary>
internal sealed class DeliveriesCheck(BacklogWatch watch) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var backlog = await watch.ReadAsync(cancellationToken);
        var troubled = backlog.Channels.Where(channel => channel.Troubled + channel.GivenUp > 0).ToList();
        return troubled.Count == 0
            ? HealthCheckResult.Healthy($"{backlog.Channels.Sum(channel => channel.Waiting)} replies wait to be sent.")
            : HealthCheckResult.Degraded(string.Join(' ', troubled.Select(channel =>
                $"{channel.Channel}: {channel.Waiting} replies wait, {channel.Troubled} of them have failed several times, {channel.GivenUp} were given up lately.")));
    }
}
