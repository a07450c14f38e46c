using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Conversations;

/// <summary>Ends conversations that have been silent for long, with a polite line. A late message takes them up again.</summary>
public sealed class IdleConversations(
    DbWriter writer,
    IServiceProvider services,
    MessageOutbox outbox,
    OutboxSender sender,
    IDbContextFactory<ChatAssistDb> databases,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<IdleConversations> logger) : BackgroundService
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan s_look = TimeSpan.FromMinutes(1);

    /// <returns>How many were ended.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        var silentSince = clock.GetUtcNow() - TimeSpan.FromMinutes(options.Value.IdleMinutes);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var idle = await db.Conversations.AsNoTracking()
            .Where(row => row.LastActivityAt < silentSince && row.EndedAt == null && row.DueAt == null && row.LastIncoming > 0)
            .Where(row => row.HeldBy == null && !db.Handoffs.Any(handoff => handoff.ConversationId == row.Id && handoff.ClosedAt == null))
            .OrderBy(row => row.LastActivityAt)
            .Select(row => row.Id)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
        var responder = services.GetRequiredService<Responder>();
        var ended = await Task.WhenAll(idle.Select(id => writer.ChangeAsync(id, group => End(group, id, silentSince, responder))));
        foreach (var channel in ended.OfType<string>().Distinct())
        {
            sender.Wake(channel);
        }

        return ended.Count(channel => channel is not null);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look, clock);
        while (options.Value.IdleMinutes > 0 && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await EndAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "Silent conversations could not be ended; it is tried again");
            }
        }
    }

    /// <returns>The channel; null where the conversation has become lively again meanwhile, or another node was quicker.</returns>
    private string? End(WriteGroup group, Guid id, DateTimeOffset silentSince, Responder responder)
    {
        if (group.Conversation(id) is not { EndedAt: null, IsTurnDue: false } conversation || conversation.LastActivityAt >= silentSince)
        {
            return null;
        }

        outbox.Add(group, conversation, responder.Farewell(conversation), MessageKind.Text, replyTo: null, TimeSpan.Zero);
        conversation.EndedAt = clock.GetUtcNow();
        return conversation.Channel;
    }
}
