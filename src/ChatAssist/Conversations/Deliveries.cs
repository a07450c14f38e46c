using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>A delivery that this node has in hand.</summary>
public sealed record ClaimedDelivery(OutgoingMessage Message, int Attempt);

/// <summary>The stored side of sending: takes what is due in hand, notes what came of it.</summary>
public sealed class Deliveries(DbWriter writer, Database database, TimeProvider clock)
{
    private const string Claim =
        """
        UPDATE deliveries SET "DueAt" = {0}, "Attempts" = "Attempts" + 1
        WHERE ("ConversationId", "Sequence") IN (
          SELECT "ConversationId", "Sequence" FROM deliveries AS first
          WHERE "Channel" = {1} AND "DueAt" <= {2} AND NOT EXISTS (
            SELECT 1 FROM deliveries AS earlier
            WHERE earlier."ConversationId" = first."ConversationId" AND earlier."Sequence" < first."Sequence" AND earlier."DueAt" IS NOT NULL)
          ORDER BY "DueAt" LIMIT {3}
        """;

    private const string Claimed = ") RETURNING \"ConversationId\", \"Sequence\", \"Attempts\", \"PartsSent\"";
    private const int MostAttempts = 10;
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestRetry = TimeSpan.FromMinutes(10);

    /// <summary>Takes the oldest that are due, the first of each conversation only. They fall due again where this node dies of it.</summary>
    public Task<List<ClaimedDelivery>> ClaimAsync(string channel, int most, TimeSpan hold) => writer.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var (due, held) = (now.UtcDateTime, (now + hold).UtcDateTime);
        // One statement takes them in hand, one reads what is to be sent, however many they are.
        var rows = await db.Database.SqlQueryRaw<ClaimedRow>(database.IsPostgres ? Claim + " FOR UPDATE SKIP LOCKED" + Claimed : Claim + Claimed, held, channel, due, most).ToListAsync();
        if (rows.Count == 0)
        {
            return [];
        }

        var (conversations, sequences) = (rows.ConvertAll(row => row.ConversationId), rows.Select(row => row.Sequence).Distinct().ToList());
        var messages = await db.Messages.AsNoTracking()
            .Where(message => conversations.Contains(message.ConversationId) && sequences.Contains(message.Sequence))
            .Join(db.Conversations, message => message.ConversationId, conversation => conversation.Id, (message, conversation) => new { Message = message, conversation.CitizenId, conversation.LastInteractionAt })
            .ToDictionaryAsync(row => (row.Message.ConversationId, row.Message.Sequence));
        return rows.ConvertAll(row =>
        {
            var found = messages[(row.ConversationId, row.Sequence)];
            return new ClaimedDelivery(new OutgoingMessage(found.CitizenId, found.Message, found.LastInteractionAt, row.Attempts, row.PartsSent), row.Attempts);
        });
    });

    /// <param name="onGivenUp">Done in the same transaction where it is not tried again.</param>
    /// <returns>True where it is not tried again.</returns>
    public Task<bool> NoteAsync(ClaimedDelivery claimed, DeliveryOutcome outcome, Action<ChatAssistDb, long> onGivenUp) => writer.WriteAsync(async db =>
    {
        var (conversationId, sequence) = (claimed.Message.Message.ConversationId, claimed.Message.Message.Sequence);
        if (outcome.Kind == DeliveryOutcomeKind.Sent)
        {
            // Nearly all of them: one statement, nothing read.
            var sentAt = clock.GetUtcNow();
            await db.Deliveries.Where(row => row.ConversationId == conversationId && row.Sequence == sequence && row.DueAt != null).ExecuteUpdateAsync(row => row
                .SetProperty(delivery => delivery.SentAt, sentAt).SetProperty(delivery => delivery.DueAt, (DateTimeOffset?)null)
                .SetProperty(delivery => delivery.Trouble, outcome.Trouble).SetProperty(delivery => delivery.PartsSent, outcome.PartsSent)
                .SetProperty(delivery => delivery.ChannelMessageId, delivery => outcome.ChannelMessageId ?? delivery.ChannelMessageId));
            return false;
        }

        var delivery = await db.Deliveries.FindAsync(conversationId, sequence);
        if (delivery?.DueAt is null)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        delivery.Trouble = outcome.Trouble;
        delivery.ChannelMessageId = outcome.ChannelMessageId ?? delivery.ChannelMessageId;
        delivery.PartsSent = Math.Max(delivery.PartsSent, outcome.PartsSent);
        switch (outcome.Kind)
        {
            case DeliveryOutcomeKind.Waiting:
                delivery.DueAt = now + outcome.RetryAfter;
                delivery.Attempts--;
                break;
            case DeliveryOutcomeKind.Later when delivery.Attempts < MostAttempts:
                delivery.DueAt = now + (outcome.RetryAfter ?? BackOff(delivery.Attempts));
                break;
            default:
                (delivery.GivenUpAt, delivery.DueAt) = (now, null);
                onGivenUp(db, sequence);
                break;
        }

        await db.SaveChangesAsync();
        return delivery.GivenUpAt is not null;
    });

    /// <summary>Doubles with each attempt and is spread over half of it, so that those that failed together do not come back together.</summary>
    private static TimeSpan BackOff(int attempts)
    {
        var full = s_firstRetry * Math.Pow(2, attempts - 1);
        return (full < s_longestRetry ? full : s_longestRetry) * (0.5 + (0.5 * Random.Shared.NextDouble()));
    }

    private sealed record ClaimedRow(Guid ConversationId, long Sequence, int Attempts, int PartsSent);
}
