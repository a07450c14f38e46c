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
            Rating = answer.Journey?.Rating,
            Answer = AnswerRecord.Of(answer, duration),
        };
        Send(group, message);
        return message;
    }

    /// <summary>Adds to the transaction what the desk says or does: words of a volunteer, a line on what has become of the conversation, or a note that stays at the desk.</summary>
    public Message Add(WriteGroup group, Conversation conversation, DeskWords words)
    {
        conversation.LastSequence++;
        var message = new Message
        {
            ConversationId = conversation.Id,
            Sequence = conversation.LastSequence,
            Author = words.VolunteerId is null ? MessageAuthor.Assistant : MessageAuthor.Volunteer,
            Kind = words.Kind,
            Channel = conversation.Channel,
            ChannelMessageId = words.MessageId,
            Text = words.Text,
            Payload = words.Payload,
            VolunteerId = words.VolunteerId,
            ReceivedAt = clock.GetUtcNow(),
            Answer = words.Sources is { Count: > 0 } sources ? AnswerRecord.Of(sources) : null,
        };
        Send(group, message);
        return message;
    }

    private void Send(WriteGroup group, Message message)
    {
        group.Add(message);
        if (message.IsShown && _pushed.Contains(message.Channel))
        {
            group.Db.Deliveries.Add(new Delivery { ConversationId = message.ConversationId, Sequence = message.Sequence, Channel = message.Channel, DueAt = message.ReceivedAt });
        }
    }

    /// <summary>The messages after a watermark that a citizen is shown, oldest first.</summary>
    public async Task<IReadOnlyList<Message>> ReadAsync(Guid conversationId, long after, int limit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Messages.AsNoTracking()
            .Where(message => message.ConversationId == conversationId && message.Sequence > after)
            .Where(message => message.Kind != MessageKind.DeskNote && (message.Kind != MessageKind.Event || message.Author != MessageAuthor.Citizen))
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

/// <summary>What the desk adds to a transcript.</summary>
/// <param name="VolunteerId">Null where it happened by itself.</param>
/// <param name="Payload">What has happened, as JSON, for programs.</param>
/// <param name="MessageId">The desk's own id, so that a repeat is known.</param>
public sealed record DeskWords(
    MessageKind Kind, string Text, Guid? VolunteerId, string Payload, string? MessageId = null, IReadOnlyList<Source>? Sources = null);
