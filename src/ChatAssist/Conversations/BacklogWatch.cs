using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Conversations;

/// <summary>Looks every few seconds at what waits, for the metrics, so that an alarm does not need a citizen to notice.</summary>
public sealed class BacklogWatch(
    IDbContextFactory<ChatAssistDb> databases, IEnumerable<IChannel> channels, Node node, TimeProvider clock, ILogger<BacklogWatch> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(5);

    public async Task<Backlog> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Backlog.ReadAsync(db, node, clock, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look, clock);
        do
        {
            try
            {
                Record(await ReadAsync(stoppingToken));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "What waits could not be counted; the metrics of the queue stand still");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Record(Backlog backlog)
    {
        Telemetry.Waiting(backlog.Turns, backlog.OldestTurn, backlog.LeasesHeld);
        foreach (var channel in channels)
        {
            Telemetry.DeliveriesWaiting(channel.Name, backlog.Channels.FirstOrDefault(row => row.Channel == channel.Name)?.Waiting ?? 0);
        }
    }
}
