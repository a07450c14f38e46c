using ChatAssist.Answering;
using ChatAssist.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Journeys;

/// <summary>Says what citizens asked to be reminded of, when it is time. While a person talks with them, it waits.</summary>
public sealed class ReminderSender(
    DbWriter writer,
    MessageOutbox outbox,
    OutboxSender sender,
    IDbContextFactory<ChatAssistDb> databases,
    TimeProvider clock,
    ILogger<ReminderSender> logger) : BackgroundService
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan s_look = TimeSpan.FromMinutes(1);

    /// <returns>How many were said.</returns>
    public async Task<int> RemindAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db.Conversations.AsNoTracking()
            .Where(row => row.RemindAt != null && row.RemindAt <= now && row.HeldBy == null && row.DueAt == null)
            .OrderBy(row => row.RemindAt)
            .Select(row => row.Id)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
        var said = await Task.WhenAll(due.Select(id => writer.ChangeAsync(id, group => Say(group, id, now))));
        foreach (var channel in said.OfType<string>().Distinct())
        {
            sender.Wake(channel);
        }

        return said.Count(channel => channel is not null);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RemindAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "Reminders could not be said; it is tried again");
            }
        }
    }

    /// <returns>The channel; null where another node was quicker, or a turn has begun meanwhile.</returns>
    private string? Say(WriteGroup group, Guid id, DateTimeOffset now)
    {
        if (group.Conversation(id) is not { RemindText: { } text, HeldBy: null, IsTurnDue: false } conversation || !(conversation.RemindAt <= now))
        {
            return null;
        }

        (conversation.RemindAt, conversation.RemindText) = (null, null);
        var answer = new Answer(AnswerStatus.AnsweredWithReply, text, [], [], [], conversation.Topic);
        outbox.Add(group, conversation, answer, MessageKind.Text, replyTo: null, TimeSpan.Zero);
        return conversation.Channel;
    }
}
