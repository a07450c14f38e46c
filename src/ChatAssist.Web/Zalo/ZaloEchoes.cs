using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using ChatAssist.Privacy;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.Zalo;

/// <summary>
/// What the account itself has sent comes back as an event. Where an officer wrote it in Zalo's own console, the assistant
/// falls silent in that conversation for a while, the words stand in the transcript, and the desk is told.
/// </summary>
internal sealed class ZaloEchoes(DbWriter writer, HandoffDesk desk, IOptions<ZaloOptions> options, TimeProvider clock)
{
    /// <returns>What was done, for the metrics.</returns>
    public async Task<string> TakeAsync(ZaloAccount account, ZaloEvent received)
    {
        if (received.AdminId.Length == 0)
        {
            return "our_own";
        }

        var conversationId = ZaloConversation.Id(account.OaId, received.RecipientId);
        var key = new MessageKey(account.Channel, received.MessageId.Length > 0 ? received.MessageId : $"{received.Name}/{received.RecipientId}/{received.Timestamp}");
        var text = PersonalData.Mask(MessageText.Tidy(received.MessageText));
        return await writer.ChangeAsync(conversationId, group => Store(group, conversationId, key, text.Length > 0 ? text : $"[{received.Name}]"), key);
    }

    private string Store(WriteGroup group, Guid conversationId, MessageKey key, string text)
    {
        if (group.Conversation(conversationId) is not { } conversation)
        {
            return "no_conversation";
        }

        if (group.SequenceOf(key) is not null || group.Db.Deliveries.Any(row => row.ConversationId == conversationId && row.ChannelMessageId == key.Id))
        {
            return "repeated";
        }

        var now = clock.GetUtcNow();
        conversation.LastSequence++;
        conversation.LastActivityAt = now;
        group.Add(new Message
        {
            ConversationId = conversationId,
            Sequence = conversation.LastSequence,
            Author = MessageAuthor.Volunteer,
            Kind = MessageKind.Text,
            Channel = key.Channel,
            ChannelMessageId = key.Id,
            Text = text,
            ReceivedAt = now,
        });
        if (!(conversation.SilentUntil > now))
        {
            desk.Add(group.Db, conversationId, HandoffReason.AnsweredElsewhere, conversation.LastSequence);
        }

        conversation.SilentUntil = now + TimeSpan.FromMinutes(options.Value.OfficerSilenceMinutes);
        return "officer";
    }
}
