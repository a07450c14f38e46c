using ChatAssist.Answering;
using ChatAssist.Handoffs;
using ChatAssist.Privacy;
using Microsoft.Extensions.Options;

namespace ChatAssist.Conversations;

/// <summary>Stores each citizen's message once, before anyone is told that it was received, and signals that a turn is due.</summary>
public sealed class MessageInbox(
    DbWriter writer,
    DueTurns turns,
    ConversationSignals signals,
    Leases leases,
    MessageOutbox outbox,
    OutboxSender sender,
    HandoffDesk desk,
    CallBackNumbers numbers,
    IOptions<ConversationOptions> options,
    TimeProvider clock)
{
    private const int MostWaits = 3;

    /// <returns>Null where there is no such conversation.</returns>
    public async Task<ReceivedMessage?> ReceiveAsync(IncomingMessage incoming)
    {
        var tidy = MessageText.Tidy(incoming.Text);
        var masked = PersonalData.Mask(tidy);
        var clean = incoming with
        {
            Text = masked,
            HadPersonalData = masked != tidy,
            PhoneNumber = masked != tidy && CallBackNumbers.Find(tidy) is { } number ? numbers.Encrypt(number) : null,
            Payload = incoming.Payload is null ? null : PersonalData.MaskJson(incoming.Payload),
        };
        MessageKey? key = incoming.ChannelMessageId is { } id ? new MessageKey(incoming.Channel, id) : null;
        var (received, wait) = await writer.ChangeAsync(incoming.ConversationId, group => Store(group, clean, key), key);
        if (received is not null)
        {
            Telemetry.MessageReceived(incoming.Channel, received.IsRepeat);
        }

        if (received is { IsRepeat: false } && incoming.Notice is not null)
        {
            sender.Wake(incoming.Channel);
        }

        if (wait is not null)
        {
            turns.Add(incoming.ConversationId, wait.Value);
            if (wait.Value > TimeSpan.Zero)
            {
                // An answer that comes at once needs no announcement.
                signals.PublishTyping(incoming.ConversationId);
            }
        }

        return received;
    }

    /// <returns>Where the message stands, and how long this node waits before it takes the turn; null where it takes none.</returns>
    private (ReceivedMessage? Received, TimeSpan? Wait) Store(WriteGroup group, IncomingMessage incoming, MessageKey? key)
    {
        if (group.Conversation(incoming.ConversationId) is not { } conversation)
        {
            return (null, null);
        }

        if (key is not null && group.SequenceOf(key.Value) is { } sequence)
        {
            return (new ReceivedMessage(sequence, IsRepeat: true), null);
        }

        var now = clock.GetUtcNow();
        conversation.LastActivityAt = now;
        conversation.LastInteractionAt = Latest(conversation.LastInteractionAt, incoming.SaidAt ?? now);
        if (conversation.EndedAt is not null)
        {
            conversation.EndedAt = null;
            conversation.Topic = conversation.Topic.TakenUpAgain();
        }

        conversation.LastSequence++;
        var message = new Message
        {
            ConversationId = conversation.Id,
            Sequence = conversation.LastSequence,
            Author = MessageAuthor.Citizen,
            Kind = incoming.Kind,
            Channel = incoming.Channel,
            ChannelMessageId = incoming.ChannelMessageId,
            Text = incoming.Text,
            Payload = incoming.Payload,
            Attachments = incoming.Attachments,
            HadPersonalData = incoming.HadPersonalData,
            ReceivedAt = now,
        };
        group.Add(message);
        if (conversation.HeldBy is not null)
        {
            group.Tell(HandoffDesk.Queue);
        }
        else if (conversation.Topic.Leaving == Leaving.PhoneNumber && incoming.PhoneNumber is { } number)
        {
            desk.AddNumber(group, conversation.Id, message.Sequence, number);
        }

        return (new ReceivedMessage(message.Sequence, IsRepeat: false), Answer(group, conversation, message, incoming));
    }

    private TimeSpan? Answer(WriteGroup group, Conversation conversation, Message message, IncomingMessage incoming)
    {
        var isSilent = conversation.SilentUntil > message.ReceivedAt;
        if (incoming.Handoff is { } reason)
        {
            desk.Add(group.Db, conversation.Id, reason, message.Sequence);
        }

        if (incoming.Notice is { } notice && !isSilent)
        {
            outbox.Add(group, conversation, notice, MessageKind.Text, incoming.NeedsTurn ? null : message.Sequence, TimeSpan.Zero);
            conversation.Topic = notice.Next;
        }

        if (message.Kind == MessageKind.Text && incoming.NeedsTurn && !isSilent)
        {
            return Owe(conversation, message);
        }

        // It has had its turn, unless an earlier one is owed: that takes it along.
        conversation.HandledUpTo = conversation.IsTurnDue ? conversation.HandledUpTo : conversation.LastSequence;
        return null;
    }

    private static DateTimeOffset Latest(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;

    private TimeSpan? Owe(Conversation conversation, Message message)
    {
        conversation.LastIncoming = message.Sequence;
        conversation.DueAt ??= message.ReceivedAt;
        if (!leases.TryHold(conversation))
        {
            // The node that has the conversation sees the message when it ends the turn it is at.
            return null;
        }

        if (!Turn.MayGoOn(conversation, message))
        {
            return TimeSpan.Zero;
        }

        // Who never pauses is answered all the same.
        var latest = conversation.DueAt.Value + (MostWaits * options.Value.FragmentWait);
        var wait = message.ReceivedAt + options.Value.FragmentWait < latest ? options.Value.FragmentWait : latest - message.ReceivedAt;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
