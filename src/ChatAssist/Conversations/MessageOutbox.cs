using ChatAssist.Answering;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>
/// What is on its way to the citizen. The web chat reads its rows by watermark, which is a message's sequence; a channel
/// that is pushed to gets a <see cref="Delivery"/> with each reply.
/// </summary>
public sealed class MessageOutbox(IEnumerable<IChannel> channels, IDbContextFactory<ChatAssistDb> databases, TimeProvider clock)
{
    private readonly HashSet<string> _pushed = [.. channels.Select(channel => channel.Name)];

    /// <summary>Adds a reply to the transaction that is under way.</summary>
    public Message Add(WriteGroup group, Conversation conversation, Answer answer, MessageKind kind, long? replyTo, TimeSpan duration)
    {
        var now = clock.GetUtcNow();
        conversation.LastSequence++;
        var message = new Message
        {
            ConversationId = conversation.Id,
            Sequence = conversation.LastSequence,
            Author = MessageAuthor.Assistant,
            Kind = kind,
            Channel = conversation.Channel,
            Text = answer.Text,
            ReplyTo = replyTo,
            ReceivedAt = now,
            Status = answer.Status,
            Answer = AnswerRecord.Of(answer, duration),
        };
        group.Add(message);
        if (_pushed.Contains(conversation.Channel))
        {
            group.Db.Deliveries.Add(new Delivery { ConversationId = conversation.Id, Sequence = message.Sequence, Channel = conversation.Channel, DueAt = now });
        }

        return message;
    }

    /// <summary>The messages after a watermark that a citizen is shown, oldest first.</summary>
    public async Task<IReadOnlyList<Message>> ReadAsync(Guid conversationId, long after, int limit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Messages.AsNoTracking()
            .Where(message => message.ConversationId == conversationId && message.Sequence > after)
            .Where(message => message.Kind != MessageKind.Event || message.Author != MessageAuthor.Citizen)
            .OrderBy(message => message.Sequence)
            .Take(limit)
            .ToListAsync(cancellationToken);
    }

    /// <summary>True while a message of the citizen has no answer yet.</summary>
    public async Task<bool> IsAnswerDueAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Conversations.AnyAsync(row => row.Id == conversationId && row.LastIncoming > row.HandledUpTo, cancellationToken);
    }
}
