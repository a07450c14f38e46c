using ChatAssist.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>What waits in the database just now, over all nodes.</summary>
/// <param name="OldestTurn">How long the oldest turn has been owed.</param>
/// <param name="LeasesHeld">Conversations whose turns this node has in hand.</param>
public sealed record Backlog(int Turns, TimeSpan OldestTurn, int LeasesHeld, IReadOnlyList<ChannelBacklog> Channels)
{
    /// <summary>Once or twice is a hiccup.</summary>
    private const int ManyAttempts = 3;

    private static readonly TimeSpan s_lately = TimeSpan.FromMinutes(15);

    public static async Task<Backlog> ReadAsync(ChatAssistDb db, Node node, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = db.Conversations.Where(conversation => conversation.DueAt != null);
        var turns = await due.CountAsync(cancellationToken);
        var held = await due.CountAsync(conversation => conversation.LeasedBy == node.Id, cancellationToken);
        var oldest = await due.MinAsync(conversation => conversation.DueAt, cancellationToken) ?? now;
        var waiting = await db.Deliveries
            .Where(delivery => delivery.DueAt != null)
            .GroupBy(delivery => delivery.Channel)
            .Select(channel => new { channel.Key, Count = channel.Count(), Troubled = channel.Count(delivery => delivery.Attempts >= ManyAttempts) })
            .ToListAsync(cancellationToken);
        var since = now - s_lately;
        var givenUp = await db.Handoffs
            .Where(handoff => handoff.ClosedAt == null && handoff.Reason == HandoffReason.DeliveryFailed && handoff.WaitingSince > since)
            .Join(db.Conversations, handoff => handoff.ConversationId, conversation => conversation.Id, (_, conversation) => conversation.Channel)
            .GroupBy(channel => channel)
            .Select(channel => new { channel.Key, Count = channel.Count() })
            .ToListAsync(cancellationToken);
        var channels = waiting.Select(row => row.Key).Union(givenUp.Select(row => row.Key)).Order(StringComparer.Ordinal);
        return new Backlog(turns, oldest < now ? now - oldest : TimeSpan.Zero, held, [.. channels.Select(name => new ChannelBacklog(
            name,
            waiting.FirstOrDefault(row => row.Key == name)?.Count ?? 0,
            waiting.FirstOrDefault(row => row.Key == name)?.Troubled ?? 0,
            givenUp.FirstOrDefault(row => row.Key == name)?.Count ?? 0))]);
    }
}

/// <summary>What waits to be pushed through one channel.</summary>
/// <param name="Troubled">Of those waiting, the ones that have failed several times.</param>
/// <param name="GivenUp">Given up in the last quarter of an hour, and nobody has seen to it yet.</param>
public sealed record ChannelBacklog(string Channel, int Waiting, int Troubled, int GivenUp);
