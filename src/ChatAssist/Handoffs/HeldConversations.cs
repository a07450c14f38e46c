using ChatAssist.Answering;
using ChatAssist.Conversations;
using Microsoft.Extensions.Options;

namespace ChatAssist.Handoffs;

/// <summary>What volunteers do while they talk with a citizen: take the conversation, say something, note something for themselves.</summary>
public sealed class HeldConversations(DeskTransactions desk, IOptions<HandoffOptions> options, TimeProvider clock)
{
    /// <summary>What a volunteer may write at once.</summary>
    public const int LongestText = 4_000;

    /// <summary>Takes a waiting conversation; of two who try, one gets it.</summary>
    public Task<ActResult> AcceptAsync(Guid conversationId, Actor actor) => desk.ActAsync(conversationId, (group, conversation) =>
    {
        if (conversation.HeldBy is { } holder)
        {
            return holder == actor.Id ? ActResult.Done : ActResult.NotYours;
        }

        var open = DeskTransactions.Open(group, conversationId);
        if (open.Count == 0)
        {
            return ActResult.Gone;
        }

        if (CountHeld(group, actor.Id) >= options.Value.MostHeld)
        {
            return ActResult.TooMany;
        }

        foreach (var handoff in open)
        {
            (handoff.AcceptedAt, handoff.AcceptedBy, handoff.WarnedAt) = (clock.GetUtcNow(), actor.Id, null);
        }

        conversation.HeldBy = actor.Id;
        conversation.EndedAt = null;
        DeskTransactions.Touch(conversation);
        desk.Tell(group, conversation, ReplyKeys.HandoffAccepted, "accepted", actor);
        return ActResult.Done;
    });

    /// <param name="messageId">Made by the desk's page: the same words sent twice by a bad network are said once.</param>
    public Task<ActResult> SayAsync(Guid conversationId, Actor actor, string text, string messageId, IReadOnlyList<Source> sources)
    {
        var key = $"desk/{conversationId:N}/{messageId}";
        return desk.ActAsync(conversationId, (group, conversation) =>
        {
            if (IsStored(group, conversationId, key))
            {
                return ActResult.Done;
            }

            if (conversation.HeldBy != actor.Id)
            {
                return ActResult.NotYours;
            }

            var now = clock.GetUtcNow();
            desk.Say(group, conversation, new DeskWords(MessageKind.Text, text, actor.Id, DeskTransactions.Payload("said", actor), key, sources));
            conversation.LastActivityAt = now;
            foreach (var handoff in DeskTransactions.Open(group, conversationId))
            {
                handoff.FirstAnsweredAt ??= now;
                handoff.WarnedAt = null;
            }

            return ActResult.Done;
        });
    }

    /// <summary>Adds a private note; who may see the conversation may write one.</summary>
    public Task<ActResult> NoteAsync(Guid conversationId, Actor actor, string text, string what = "note") => desk.ActAsync(conversationId, (group, conversation) =>
    {
        desk.Note(group, conversation, text, what, actor);
        Mentions.Add(group, conversationId, text, actor, clock.GetUtcNow());
        return ActResult.Done;
    });

    /// <summary>Puts a label on the conversation, or takes it off.</summary>
    public Task<ActResult> LabelAsync(Guid conversationId, string label, bool isOn) => desk.ActAsync(conversationId, (group, _) =>
    {
        var known = group.Db.ConversationLabels.Find(conversationId, label);
        if (isOn && known is null)
        {
            group.Db.ConversationLabels.Add(new ConversationLabel { ConversationId = conversationId, Label = label });
        }
        else if (!isOn && known is not null)
        {
            group.Db.ConversationLabels.Remove(known);
        }

        return ActResult.Done;
    });

    private static bool IsStored(WriteGroup group, Guid conversationId, string key) =>
        group.Db.Messages.Any(message => message.ConversationId == conversationId && message.ChannelMessageId == key)
        || group.Db.Messages.Local.Any(message => message.ConversationId == conversationId && message.ChannelMessageId == key);

    private static int CountHeld(WriteGroup group, Guid volunteerId)
    {
        var held = group.Db.Conversations.Where(row => row.HeldBy == volunteerId).Select(row => row.Id).ToHashSet();
        foreach (var changed in group.Db.Conversations.Local)
        {
            _ = changed.HeldBy == volunteerId ? held.Add(changed.Id) : held.Remove(changed.Id);
        }

        return held.Count;
    }
}
