using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>Writes that share one transaction: what they need is read in one go, what they change is stored in one go.</summary>
public sealed class WriteGroup
{
    private readonly Dictionary<MessageKey, long> _stored = [];

    private WriteGroup(ChatAssistDb db)
    {
        Db = db;
    }

    public ChatAssistDb Db { get; }

    /// <returns>Null where there is no such conversation. Its row is locked until the group is committed.</returns>
    public Conversation? Conversation(Guid id) => Db.Conversations.Local.FindEntry(id)?.Entity;

    /// <returns>The sequence of a message that was stored before; null where it was not.</returns>
    public long? SequenceOf(MessageKey message) => _stored.TryGetValue(message, out var sequence) ? sequence : null;

    public void Remember(MessageKey message, long sequence) => _stored[message] = sequence;

    /// <summary>Applies and commits all of the writes, or none.</summary>
    internal static async Task CommitAsync(ChatAssistDb db, Database database, Node node, IReadOnlyList<PendingWrite> writes)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var group = new WriteGroup(db);
        var conversations = writes.Where(write => write.ConversationId is not null).Select(write => write.ConversationId!.Value).Distinct().ToArray();
        await group.ReadAsync(database, conversations, [.. writes.Where(write => write.Message is not null).Select(write => write.Message!.Value)]);
        foreach (var write in writes)
        {
            await write.ApplyAsync(group);
        }

        await db.SaveChangesAsync();
        if (database.IsPostgres && conversations.Length > 0)
        {
            await ConversationNews.SendAsync(db, node, conversations);
        }

        await transaction.CommitAsync();
    }

    private async Task ReadAsync(Database database, Guid[] conversations, MessageKey[] messages)
    {
        if (conversations.Length > 0)
        {
            // Locked in one order, so that two nodes never wait for each other.
            var rows = database.IsPostgres
                ? Db.Conversations.FromSql($"SELECT * FROM conversations WHERE \"Id\" = ANY({conversations}) ORDER BY \"Id\" FOR UPDATE")
                : Db.Conversations.Where(conversation => conversations.Contains(conversation.Id));
            await rows.LoadAsync();
        }

        if (messages.Length == 0)
        {
            return;
        }

        // After the lock: what another node stored meanwhile is seen.
        var channels = messages.Select(message => message.Channel).Distinct().ToArray();
        var ids = messages.Select(message => message.Id).ToArray();
        var known = await Db.Messages
            .Where(message => channels.Contains(message.Channel) && ids.Contains(message.ChannelMessageId))
            .Select(message => new { message.Channel, message.ChannelMessageId, message.Sequence })
            .ToListAsync();
        known.ForEach(message => Remember(new MessageKey(message.Channel, message.ChannelMessageId!), message.Sequence));
    }
}
