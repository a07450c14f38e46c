using System.Collections.Concurrent;

namespace ChatAssist.Conversations;

/// <summary>
/// What the turns of this node need, remembered from the commit that made them due, so that they need not read it again.
/// A turn that rests on something outdated is refused by the conversation's version and reads anew.
/// </summary>
public sealed class HeldTurns(Node node)
{
    private readonly ConcurrentDictionary<Guid, Held> _held = new();

    /// <returns>Null where it has to be read.</returns>
    public (Conversation Conversation, IReadOnlyList<Message> Owed)? Find(Guid conversationId) =>
        _held.TryGetValue(conversationId, out var held) ? (held.Conversation, held.Owed) : null;

    public void Forget(Guid conversationId) => _held.TryRemove(conversationId, out _);

    /// <summary>Called with each commit, in their order.</summary>
    internal void Keep(ChangedConversation changed)
    {
        var conversation = changed.Conversation;
        if (!conversation.IsTurnDue || conversation.LeasedBy != node.Id)
        {
            Forget(conversation.Id);
            return;
        }

        var before = (changed.WasTurnDue ? _held.GetValueOrDefault(conversation.Id)?.Owed : null) ?? [];
        if (changed.WasTurnDue && (before.Count == 0 || before[^1].Sequence != changed.LastIncomingBefore))
        {
            // Another node has stored some of what is owed.
            Forget(conversation.Id);
            return;
        }

        _held[conversation.Id] = new Held(conversation, [.. before.Concat(changed.Added).Where(message => IsOwed(conversation, message))]);
    }

    private static bool IsOwed(Conversation conversation, Message message) =>
        message is { Author: MessageAuthor.Citizen, Kind: MessageKind.Text } && message.Sequence > conversation.HandledUpTo;

    private sealed record Held(Conversation Conversation, IReadOnlyList<Message> Owed);
}
