using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatAssist.Conversations;

/// <summary>
/// Which node takes a conversation's turns. Whoever receives a message holds its conversation until all is answered; a
/// node that dies loses what it held after the lease, and another one goes on. The conversation's version decides in
/// the end, so a lease that is thought lost too early costs work and never a second answer.
/// </summary>
public sealed class Leases(DbWriter writer, Database database, Node node, IOptions<ConversationOptions> options, TimeProvider clock)
{
    private const int MostAtOnce = 256;

    public TimeSpan Length => options.Value.Lease;

    /// <summary>Holds the conversation within the transaction that is under way.</summary>
    /// <returns>False where another living node holds it.</returns>
    public bool TryHold(Conversation conversation)
    {
        var now = clock.GetUtcNow();
        if (conversation.LeasedBy != node.Id && IsHeld(conversation, now))
        {
            return false;
        }

        conversation.LeasedBy = node.Id;
        conversation.LeasedUntil = now + Length;
        return true;
    }

    public static void LetGo(Conversation conversation)
    {
        conversation.LeasedBy = null;
        conversation.LeasedUntil = null;
    }

    /// <summary>Takes over what is owed and held by nobody alive.</summary>
    public Task<List<Guid>> TakeOverAsync() => writer.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var (until, farAhead) = (now + Length, now + (2 * Length));
        // A lease that ends too far ahead was given by a clock that has been put back since.
        var lost = database.IsPostgres
            ? db.Conversations.FromSql(
                $"""
                SELECT * FROM conversations
                WHERE "DueAt" IS NOT NULL AND ("LeasedUntil" IS NULL OR "LeasedUntil" < {now.UtcDateTime} OR "LeasedUntil" > {farAhead.UtcDateTime})
                ORDER BY "DueAt" LIMIT {MostAtOnce} FOR UPDATE SKIP LOCKED
                """)
            : db.Conversations
                .Where(row => row.DueAt != null && (row.LeasedUntil == null || row.LeasedUntil < now || row.LeasedUntil > farAhead))
                .OrderBy(row => row.DueAt)
                .Take(MostAtOnce);
        var conversations = await lost.ToListAsync();
        foreach (var conversation in conversations)
        {
            // Its node may have died of this very turn; after some deaths it is set aside.
            conversation.FailedAttempts += conversation.LeasedBy is null ? 0 : 1;
            conversation.LeasedBy = node.Id;
            conversation.LeasedUntil = until;
        }

        await db.SaveChangesAsync();
        return conversations.ConvertAll(conversation => conversation.Id);
    });

    /// <summary>Says that this node is alive and goes on with what it holds.</summary>
    /// <returns>What it holds and has been owed for longer than a lease: it may have slipped the node's mind.</returns>
    public Task<List<Guid>> RenewAsync() => writer.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var until = now + Length;
        var mine = db.Conversations.Where(conversation => conversation.LeasedBy == node.Id && conversation.DueAt != null);
        await mine.ExecuteUpdateAsync(conversation => conversation.SetProperty(row => row.LeasedUntil, until));
        var longAgo = now - Length;
        return await mine.Where(conversation => conversation.DueAt < longAgo).OrderBy(conversation => conversation.DueAt).Select(conversation => conversation.Id).Take(MostAtOnce).ToListAsync();
    });

    /// <summary>SQLite is one process's: whatever another one held, it has died.</summary>
    public Task<int> ClearAsync() => database.IsPostgres
        ? Task.FromResult(0)
        : writer.WriteAsync(db => db.Conversations.Where(conversation => conversation.LeasedBy != null).ExecuteUpdateAsync(conversation => conversation
            .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null)));

    /// <summary>Leaves what this node holds to whoever comes next, at once and without counting it as a death.</summary>
    public Task<int> ReleaseAsync() =>
        writer.WriteAsync(db => db.Conversations.Where(conversation => conversation.LeasedBy == node.Id).ExecuteUpdateAsync(conversation => conversation
            .SetProperty(row => row.LeasedBy, (string?)null)
            .SetProperty(row => row.LeasedUntil, (DateTimeOffset?)null)));

    private bool IsHeld(Conversation conversation, DateTimeOffset now) => conversation.LeasedUntil > now && conversation.LeasedUntil <= now + (2 * Length);
}
