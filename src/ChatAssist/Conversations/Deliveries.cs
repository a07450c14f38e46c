using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>A delivery that this node has in hand.</summary>
public sealed record ClaimedDelivery(OutgoingMessage Message, int Attempt);

/// <summary>The stored side of sending: takes what is due in hand, notes what came of it.</summary>
public sealed class Deliveries(DbWriter writer, Database database, TimeProvider clock)
{
    private const int MostAttempts = 10;
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestRetry = TimeSpan.FromMinutes(10);

    /// <summary>Takes the oldest that are due, the first of each conversation only. They fall due again where this node dies of it.</summary>
    public Task<List<ClaimedDelivery>> ClaimAsync(string channel, int most, TimeSpan hold) => writer.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var due = database.IsPostgres
            ? db.Deliveries.FromSql(
                $"""
                SELECT * FROM deliveries AS first
                WHERE "Channel" = {channel} AND "DueAt" <= {now.UtcDateTime} AND NOT EXISTS (
                  SELECT 1 FROM deliveries AS earlier
                  WHERE earlier."ConversationId" = first."ConversationId" AND earlier."Sequence" < first."Sequence" AND earlier."DueAt" IS NOT NULL)
                ORDER BY "DueAt" LIMIT {most} FOR UPDATE SKIP LOCKED
                """)
            : db.Deliveries
                .Where(first => first.Channel == channel && first.DueAt <= now)
                .Where(first => !db.Deliveries.Any(earlier => earlier.ConversationId == first.ConversationId && earlier.Sequence < first.Sequence && earlier.DueAt != null))
                .OrderBy(first => first.DueAt)
                .Take(most);
        var claimed = new List<ClaimedDelivery>();
        foreach (var delivery in await due.ToListAsync())
        {
            delivery.DueAt = now + hold;
            delivery.Attempts++;
            var message = await db.Messages.AsNoTracking().FirstAsync(row => row.ConversationId == delivery.ConversationId && row.Sequence == delivery.Sequence);
            var citizen = await db.Conversations.Where(row => row.Id == delivery.ConversationId).Select(row => new { row.CitizenId, row.LastInteractionAt }).FirstAsync();
            claimed.Add(new ClaimedDelivery(
                new OutgoingMessage(citizen.CitizenId, message, citizen.LastInteractionAt, delivery.Attempts, delivery.PartsSent), delivery.Attempts));
        }

        await db.SaveChangesAsync();
        return claimed;
    });

    /// <param name="onGivenUp">Done in the same transaction where it is not tried again.</param>
    /// <returns>True where it is not tried again.</returns>
    public Task<bool> NoteAsync(ClaimedDelivery claimed, DeliveryOutcome outcome, Action<ChatAssistDb, long> onGivenUp) => writer.WriteAsync(async db =>
    {
        var (conversationId, sequence) = (claimed.Message.Message.ConversationId, claimed.Message.Message.Sequence);
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
            case DeliveryOutcomeKind.Sent:
                (delivery.SentAt, delivery.DueAt) = (now, null);
                break;
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
}
