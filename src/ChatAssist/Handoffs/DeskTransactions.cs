using System.Text.Encodings.Web;
using System.Text.Json;
using ChatAssist.Answering;
using ChatAssist.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Handoffs;

/// <summary>
/// An act of the desk is one transaction that holds the conversation's row, so the database decides who was first; it
/// leaves its line in the transcript, and wakes those who watch the queue.
/// </summary>
public sealed class DeskTransactions(DbWriter writer, MessageOutbox outbox, OutboxSender sender, LiveAssistant assistant)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task<ActResult> ActIfHeldAsync(Guid conversationId, Actor actor, Action<WriteGroup, Conversation, List<Handoff>> act) => ActAsync(conversationId, (group, conversation) =>
    {
        if (conversation.HeldBy != actor.Id)
        {
            return ActResult.NotYours;
        }

        act(group, conversation, Open(group, conversationId));
        return ActResult.Done;
    });

    public async Task<ActResult> ActAsync(Guid conversationId, Func<WriteGroup, Conversation, ActResult> act)
    {
        var (result, channel) = await writer.ChangeAsync(conversationId, group =>
        {
            if (group.Conversation(conversationId) is not { } conversation)
            {
                return (ActResult.Gone, "");
            }

            group.Tell(HandoffDesk.Queue);
            return (act(group, conversation), conversation.Channel);
        });
        sender.Wake(channel);
        return result;
    }

    internal void Say(WriteGroup group, Conversation conversation, DeskWords words) => outbox.Add(group, conversation, words);

    /// <summary>The assistant asks something on the volunteer's behalf, with buttons to answer by.</summary>
    internal void Ask(WriteGroup group, Conversation conversation, string key, (string Placeholder, string Value) value)
    {
        var asked = CannedAnswer.Of(assistant.Current.Replies[key], conversation.Topic);
        outbox.Add(group, conversation, asked with { Text = asked.Text.Replace(value.Placeholder, value.Value, StringComparison.Ordinal) }, MessageKind.Text, replyTo: null, TimeSpan.Zero);
    }

    /// <summary>A line that the citizen sees between the messages.</summary>
    internal void Tell(WriteGroup group, Conversation conversation, string key, string what, Actor? actor, params (string Placeholder, string Value)[] values)
    {
        var text = assistant.Current.Replies[key].Text.Replace("{name}", actor?.Name ?? "", StringComparison.Ordinal);
        foreach (var (placeholder, value) in values)
        {
            text = text.Replace(placeholder, value, StringComparison.Ordinal);
        }

        outbox.Add(group, conversation, new DeskWords(MessageKind.Event, text, actor?.Id, Payload(what, actor)));
    }

    internal void Note(WriteGroup group, Conversation conversation, string text, string what, Actor? actor) =>
        outbox.Add(group, conversation, new DeskWords(MessageKind.DeskNote, text, actor?.Id, Payload(what, actor)));

    internal static void Release(Conversation conversation)
    {
        conversation.HeldBy = null;
        Touch(conversation);
    }

    // After what is still unsaved in this transaction: rows that another write of the group has changed are seen as changed.
    internal static List<Handoff> Open(WriteGroup group, Guid conversationId) =>
    [
        .. group.Db.Handoffs.Where(handoff => handoff.ConversationId == conversationId && handoff.ClosedAt == null).OrderBy(handoff => handoff.WaitingSince).ToList()
            .Union(group.Db.Handoffs.Local.Where(handoff => handoff.ConversationId == conversationId))
            .Where(handoff => handoff.ClosedAt is null),
    ];

    /// <summary>A turn that is under way rests on how it was before, and is begun anew.</summary>
    internal static void Touch(Conversation conversation) => conversation.Version++;

    internal static string Payload(string what, Actor? actor) => JsonSerializer.Serialize(new { what, volunteer = actor?.Name }, s_json);
}
