namespace ChatAssist.Handoffs;

/// <summary>Where what needs a person waits.</summary>
public sealed class HandoffDesk(TimeProvider clock)
{
    /// <summary>Adds to the transaction that is under way.</summary>
    public void Add(ChatAssistDb db, Guid conversationId, HandoffReason reason, long? sequence)
    {
        var now = clock.GetUtcNow();
        db.Handoffs.Add(new Handoff { ConversationId = conversationId, Id = Guid.CreateVersion7(now), Reason = reason, Sequence = sequence, WaitingSince = now });
    }
}
