using ChatAssist.Answering;
using ChatAssist.Privacy;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>Stores each citizen's message once, before anyone is told that it was received, and signals that a turn is due.</summary>
public sealed class MessageInbox(DbWriter writer, DueTurns turns, ConversationSignals signals, TimeProvider clock)
{
    /// <returns>Null where there is no such conversation.</returns>
    public async Task<ReceivedMessage?> ReceiveAsync(IncomingMessage incoming, CancellationToken cancellationToken)
    {
        var clean = incoming with { Text = MessageText.Tidy(incoming.Text) };
        var received = await writer.WriteAsync((db, token) => StoreAsync(db, clean, token), cancellationToken);
        if (received is { IsRepeat: false })
        {
            signals.Publish(incoming.ConversationId, ConversationSignal.NewMessage);
            if (incoming.Kind == MessageKind.Text)
            {
                turns.Add(incoming.ConversationId);
            }
        }

        return received;
    }

    private async Task<ReceivedMessage?> StoreAsync(ChatAssistDb db, IncomingMessage incoming, CancellationToken cancellationToken)
    {
        var conversation = await db.Conversations.FindAsync([incoming.ConversationId], cancellationToken);
        if (conversation is null)
        {
            return null;
        }

        if (await FindRepeatAsync(db, incoming, cancellationToken) is { } repeat)
        {
            return repeat;
        }

        var masked = PersonalData.Mask(incoming.Text);
        var now = clock.GetUtcNow();
        conversation.LastActivityAt = now;
        conversation.LastSequence++;
        db.Messages.Add(new Message
        {
            ConversationId = conversation.Id,
            Sequence = conversation.LastSequence,
            Author = MessageAuthor.Citizen,
            Kind = incoming.Kind,
            Channel = incoming.Channel,
            ChannelMessageId = incoming.ChannelMessageId,
            Text = masked,
            Payload = incoming.Payload is null ? null : PersonalData.MaskJson(incoming.Payload),
            Attachments = incoming.Attachments,
            HadPersonalData = masked != incoming.Text,
            ReceivedAt = now,
            HandledAt = incoming.Kind == MessageKind.Text ? null : now,
        });
        await db.SaveChangesAsync(cancellationToken);
        return new ReceivedMessage(conversation.LastSequence, IsRepeat: false);
    }

    private static async Task<ReceivedMessage?> FindRepeatAsync(ChatAssistDb db, IncomingMessage incoming, CancellationToken cancellationToken)
    {
        if (incoming.ChannelMessageId is null)
        {
            return null;
        }

        return await db.Messages
            .Where(message => message.Channel == incoming.Channel && message.ChannelMessageId == incoming.ChannelMessageId)
            .Select(message => new ReceivedMessage(message.Sequence, true))
            .FirstOrDefaultAsync(cancellationToken);
    }
}
