using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Handoffs;

/// <summary>Which conversations someone may open: those that wait for their units, their own, and for leaders those of their people.</summary>
public sealed class Sight(IDbContextFactory<ChatAssistDb> databases)
{
    public async Task<Scope> ScopeAsync(Role role, Guid unitId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return new Scope(role, unitId, new UnitTree(await db.Units.AsNoTracking().ToListAsync(cancellationToken)));
    }

    /// <summary>Whether someone has spoken in it once: then they may be told why they cannot any more.</summary>
    public async Task<bool> HasSpokenAsync(Guid volunteerId, Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Messages.AnyAsync(row => row.ConversationId == conversationId && row.VolunteerId == volunteerId, cancellationToken);
    }

    public async Task<bool> MaySeeAsync(Guid volunteerId, Scope scope, Guid conversationId, CancellationToken cancellationToken)
    {
        if (!scope.MaySeeConversations)
        {
            return false;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Conversations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == conversationId, cancellationToken) is not { } conversation)
        {
            return false;
        }

        var handoffs = await db.Handoffs.AsNoTracking().Where(row => row.ConversationId == conversationId).ToListAsync(cancellationToken);
        return handoffs.Exists(handoff => handoff.AcceptedBy == volunteerId || (scope.Covers(handoff.UnitId) && (scope.IsLeader || handoff is { ClosedAt: null, AcceptedAt: null })))
            || conversation.HeldBy == volunteerId
            || await db.Mentions.AnyAsync(row => row.ConversationId == conversationId && row.VolunteerId == volunteerId, cancellationToken)
            // What the same citizen asked before helps whoever talks with them now.
            || await db.Conversations.AnyAsync(row => row.HeldBy == volunteerId && row.CitizenId == conversation.CitizenId && row.Channel == conversation.Channel, cancellationToken);
    }
}
