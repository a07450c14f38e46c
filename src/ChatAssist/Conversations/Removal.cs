using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>What a removal has taken away; the counts of turns stay.</summary>
public sealed record Removed(int Conversations, int Messages, int Deliveries, int Handoffs)
{
    public static Removed Nothing { get; } = new(0, 0, 0, 0);

    public static Removed operator +(Removed one, Removed other) =>
        new(one.Conversations + other.Conversations, one.Messages + other.Messages, one.Deliveries + other.Deliveries, one.Handoffs + other.Handoffs);
}

/// <summary>Deletes conversations with all that hangs on them. What was said and who said it is gone; that it was answered is counted.</summary>
public static class Removal
{
    private static readonly TimeSpan s_vietnam = TimeSpan.FromHours(7);

    /// <summary>To be called within a transaction.</summary>
    public static async Task<Removed> RemoveAsync(ChatAssistDb db, IReadOnlyList<Guid> conversations)
    {
        if (conversations.Count == 0)
        {
            return Removed.Nothing;
        }

        await CountTurnsAsync(db, conversations);
        var handoffs = await db.Handoffs.Where(row => conversations.Contains(row.ConversationId)).ExecuteDeleteAsync();
        var deliveries = await db.Deliveries.Where(row => conversations.Contains(row.ConversationId)).ExecuteDeleteAsync();
        await db.Mentions.Where(row => conversations.Contains(row.ConversationId)).ExecuteDeleteAsync();
        await db.ConversationLabels.Where(row => conversations.Contains(row.ConversationId)).ExecuteDeleteAsync();
        await db.ModelCalls.Where(row => conversations.Contains(row.ConversationId)).ExecuteDeleteAsync();
        var messages = await db.Messages.Where(row => conversations.Contains(row.ConversationId)).ExecuteDeleteAsync();
        var removed = await db.Conversations.Where(row => conversations.Contains(row.Id)).ExecuteDeleteAsync();
        return new Removed(removed, messages, deliveries, handoffs);
    }

    /// <summary>A turn may have several replies; the last one tells how it went.</summary>
    private static async Task CountTurnsAsync(ChatAssistDb db, IReadOnlyList<Guid> conversations)
    {
        var replies = await db.Messages
            .Where(message => conversations.Contains(message.ConversationId) && message.ReplyTo != null && message.Status != null)
            .Select(message => new { message.ConversationId, message.ReplyTo, message.Sequence, message.ReceivedAt, message.Channel, message.Status })
            .ToListAsync();
        var counts = replies
            .GroupBy(reply => (reply.ConversationId, reply.ReplyTo))
            .Select(turn => turn.MaxBy(reply => reply.Sequence)!)
            .CountBy(reply => (Day: DateOnly.FromDateTime((reply.ReceivedAt + s_vietnam).DateTime), reply.Channel, Status: reply.Status.ToString()!))
            // In one order, so that two nodes never wait for each other.
            .OrderBy(count => count.Key.Day).ThenBy(count => count.Key.Channel, StringComparer.Ordinal).ThenBy(count => count.Key.Status, StringComparer.Ordinal);
        foreach (var ((day, channel, status), turns) in counts)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO turn_counts ("Day", "Channel", "Status", "Turns") VALUES ({day}, {channel}, {status}, {(long)turns})
                ON CONFLICT ("Day", "Channel", "Status") DO UPDATE SET "Turns" = turn_counts."Turns" + excluded."Turns"
                """);
        }
    }
}
