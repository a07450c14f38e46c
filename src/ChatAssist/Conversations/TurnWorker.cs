using ChatAssist.Answering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Conversations;

/// <summary>
/// Takes the turns that are owed: one conversation at a time and in order, many conversations side by side.
/// A message that cannot be answered gets an apology and never stops the line.
/// </summary>
public sealed class TurnWorker(
    DueTurns turns,
    IServiceProvider services,
    Leases leases,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<TurnWorker> logger) : BackgroundService
{
    private static readonly TimeSpan s_lookForLost = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_pauseAfterTrouble = TimeSpan.FromSeconds(1);

    /// <summary>True once the knowledge is loaded and turns are taken.</summary>
    public bool IsReady { get; private set; }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await leases.ReleaseAsync();
        }
        catch (Exception exception)
        {
            // Nothing is lost by it: the leases run out, or the next start clears them.
            logger.LogWarning(exception, "What this node holds could not be let go");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Loading takes seconds, and the server listens meanwhile.
        await Task.Run(() => services.GetRequiredService<LiveAssistant>().Current, stoppingToken);
        var turn = services.GetRequiredService<TurnTaker>();
        await leases.ClearAsync();
        IsReady = true;
        await Task.WhenAll([LookForLostAsync(stoppingToken), .. Enumerable.Range(0, options.Value.TurnsAtOnce).Select(_ => WorkAsync(turn, stoppingToken))]);
    }

    private async Task WorkAsync(TurnTaker turn, CancellationToken cancellationToken)
    {
        // SQLite completes synchronously: without this the first line would keep the others from starting.
        await Task.Yield();
        while (!cancellationToken.IsCancellationRequested)
        {
            var conversationId = await turns.TakeAsync(cancellationToken);
            try
            {
                if (await turn.TakeAsync(conversationId, cancellationToken) is { } wait)
                {
                    turns.Add(conversationId, wait);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "A turn of conversation {ConversationId} could not be stored; it is tried again", conversationId);
                turns.Add(conversationId, s_pauseAfterTrouble);
            }
            finally
            {
                turns.Done(conversationId);
            }
        }
    }

    /// <summary>Goes on with what other nodes have left, and keeps what this node holds.</summary>
    private async Task LookForLostAsync(CancellationToken cancellationToken)
    {
        var renewed = clock.GetTimestamp();
        using var timer = new PeriodicTimer(s_lookForLost, clock);
        do
        {
            try
            {
                var taken = await leases.TakeOverAsync();
                Telemetry.LeasesTakenOver(taken.Count);
                taken.ForEach(conversationId => turns.Add(conversationId));
                if (clock.GetElapsedTime(renewed) > leases.Length / 3)
                {
                    renewed = clock.GetTimestamp();
                    (await leases.RenewAsync()).ForEach(conversationId => turns.Add(conversationId));
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "Leases could not be renewed; it is tried again");
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }
}
