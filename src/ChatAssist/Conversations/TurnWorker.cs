using ChatAssist.Answering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Conversations;

/// <summary>
/// Takes the turns that are owed: one conversation at a time and in order, several conversations side by side.
/// A message that cannot be answered gets an apology and never stops the line.
/// </summary>
public sealed class TurnWorker(
    DueTurns turns,
    IServiceProvider services,
    IDbContextFactory<ChatAssistDb> databases,
    TimeProvider clock,
    ILogger<TurnWorker> logger) : BackgroundService
{
    private static readonly TimeSpan s_pauseAfterTrouble = TimeSpan.FromSeconds(1);

    /// <summary>True once the knowledge is loaded and turns are taken.</summary>
    public bool IsReady { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Loading takes seconds, and the server listens meanwhile.
        await Task.Run(() => services.GetRequiredService<LiveAssistant>().Current, stoppingToken);
        var turn = services.GetRequiredService<TurnTaker>();
        await AddWhatWasLeftAsync(stoppingToken);
        IsReady = true;
        await Task.WhenAll(Enumerable.Range(0, Math.Max(2, Environment.ProcessorCount)).Select(_ => WorkAsync(turn, stoppingToken)));
    }

    private async Task AddWhatWasLeftAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var left = await db.Messages.Where(message => message.HandledAt == null)
            .GroupBy(message => message.ConversationId)
            .OrderBy(messages => messages.Min(message => message.ReceivedAt))
            .Select(messages => messages.Key)
            .ToListAsync(cancellationToken);
        left.ForEach(turns.Add);
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
                while (await turn.TakeAsync(conversationId, cancellationToken))
                {
                    // Until nothing is owed.
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "A turn of conversation {ConversationId} could not be stored; it is tried again", conversationId);
                await Task.Delay(s_pauseAfterTrouble, clock, cancellationToken);
                turns.Add(conversationId);
            }
            finally
            {
                turns.Done(conversationId);
            }
        }
    }
}
