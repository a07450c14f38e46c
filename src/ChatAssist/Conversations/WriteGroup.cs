using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>Writes that share one transaction: what they need is read in one go, what they change is stored in one go.</summary>
public sealed class WriteGroup
{
    private static readonly Func<ChatAssistDb, Guid[], IAsyncEnumerable<Conversation>> s_conversations = EF.CompileAsyncQuery(
        (ChatAssistDb db, Guid[] ids) => db.Conversations.Where(conversation => ids.Contains(conversation.Id)));

    private static readonly Func<ChatAssistDb, string[], string[], IAsyncEnumerable<StoredMessage>> s_messages = EF.CompileAsyncQuery(
        (ChatAssistDb db, string[] channels, string[] ids) => db.Messages
            .Where(message => channels.Contains(message.Channel) && ids.Contains(message.ChannelMessageId))
            .Select(message => new StoredMessage(message.Channel, message.ChannelMessageId!, message.Sequence)));

    private readonly Dictionary<Guid, ChangedConversation> _conversations = [];
    private readonly Dictionary<MessageKey, long> _stored = [];
    private readonly HashSet<Guid> _told = [];

    private WriteGroup(ChatAssistDb db)
    {
        Db = db;
    }

    public ChatAssistDb Db { get; }

    /// <returns>Null where there is no such conversation. Its row is locked until the group is committed.</returns>
    public Conversation? Conversation(Guid id) => _conversations.GetValueOrDefault(id)?.Conversation;

    public void Add(Conversation conversation)
    {
        Db.Conversations.Add(conversation);
        _conversations[conversation.Id] = new ChangedConversation(conversation, WasTurnDue: false, conversation.LastIncoming, []);
    }

    /// <summary>Adds a message to a conversation that this group has read.</summary>
    public void Add(Message message)
    {
        _conversations[message.ConversationId].Added.Add(message);
        if (message.ChannelMessageId is { } id)
        {
            _stored[new MessageKey(message.Channel, id)] = message.Sequence;
        }
    }

    /// <summary>Wakes those who watch this besides the conversations that are changed, on all nodes, once it is committed.</summary>
    public void Tell(Guid watched) => _told.Add(watched);

    /// <returns>The sequence of a message that was stored before; null where it was not.</returns>
    public long? SequenceOf(MessageKey message) => _stored.TryGetValue(message, out var sequence) ? sequence : null;

    /// <summary>Applies and commits all of the writes, or none.</summary>
    /// <returns>The conversations that have been changed.</returns>
    internal static async Task<(IReadOnlyCollection<ChangedConversation> Changed, IReadOnlyCollection<Guid> Told)> CommitAsync(
        ChatAssistDb db, IRowWriter rows, Database database, Node node, IReadOnlyList<PendingWrite> writes)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var group = new WriteGroup(db);
        await group.ReadConversationsAsync(database, [.. writes.Where(write => write.ConversationId is not null).Select(write => write.ConversationId!.Value).Distinct()]);
        // After the lock: what another node stored meanwhile is seen.
        await group.ReadMessagesAsync([.. writes.Where(write => write.Message is not null).Select(write => write.Message!.Value)]);
        foreach (var write in writes)
        {
            await write.ApplyAsync(group);
        }

        var hasNews = database.IsPostgres && group._conversations.Count + group._told.Count > 0;
        await group.SaveAsync(rows, hasNews ? ConversationNews.Of(node, group._conversations.Keys.Concat(group._told)) : null);
        await transaction.CommitAsync();
        return (group._conversations.Values, group._told);
    }

    private async Task SaveAsync(IRowWriter rows, string? news)
    {
        var added = _conversations.Values.SelectMany(conversation => conversation.Added).ToList();
        var changed = Db.ChangeTracker.Entries().Where(entry => entry.State != EntityState.Unchanged).ToList();
        if (changed.TrueForAll(entry => entry is { State: EntityState.Modified, Entity: Conversations.Conversation }))
        {
            await rows.WriteAsync(changed.ConvertAll(entry => (Conversations.Conversation)entry.Entity), added, news);
            return;
        }

        // A new conversation comes before its messages.
        await Db.SaveChangesAsync();
        await rows.WriteAsync([], added, news);
    }

    private async Task ReadConversationsAsync(Database database, Guid[] ids)
    {
        if (ids.Length == 0)
        {
            return;
        }

        // Locked in one order, so that two nodes never wait for each other.
        var rows = database.IsPostgres
            ? Db.Conversations.FromSql($"SELECT * FROM conversations WHERE \"Id\" = ANY({ids}) ORDER BY \"Id\" FOR UPDATE").AsAsyncEnumerable()
            : s_conversations(Db, ids);
        await foreach (var conversation in rows)
        {
            _conversations[conversation.Id] = new ChangedConversation(conversation, conversation.IsTurnDue, conversation.LastIncoming, []);
        }
    }

    private async Task ReadMessagesAsync(MessageKey[] messages)
    {
        if (messages.Length == 0)
        {
            return;
        }

        await foreach (var message in s_messages(Db, [.. messages.Select(message => message.Channel).Distinct()], [.. messages.Select(message => message.Id)]))
        {
            _stored[new MessageKey(message.Channel, message.Id)] = message.Sequence;
        }
    }

    private sealed record StoredMessage(string Channel, string Id, long Sequence);
}

/// <summary>A conversation as a commit has left it.</summary>
/// <param name="WasTurnDue">Before.</param>
/// <param name="LastIncomingBefore">By it a node knows whether another one has stored a message meanwhile.</param>
/// <param name="Added">The messages that were stored with it.</param>
internal sealed record ChangedConversation(Conversation Conversation, bool WasTurnDue, long LastIncomingBefore, List<Message> Added);
