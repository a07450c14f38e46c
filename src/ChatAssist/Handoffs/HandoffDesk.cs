using ChatAssist.Conversations;
using Microsoft.Extensions.Options;

namespace ChatAssist.Handoffs;

/// <summary>Where what needs a person waits.</summary>
public sealed class HandoffDesk(WorkingHours hours, IOptions<HandoffOptions> options, TimeProvider clock)
{
    /// <summary>Watched by those who look at the queue; wakes with each change of it.</summary>
    public static Guid Queue { get; } = new("0d5c0000-0000-7000-8000-000000000001");

    /// <summary>Adds to the transaction that is under way.</summary>
    public Handoff Add(ChatAssistDb db, Guid conversationId, HandoffReason reason, long? sequence)
    {
        var now = clock.GetUtcNow();
        var handoff = new Handoff
        {
            ConversationId = conversationId,
            Id = Guid.CreateVersion7(now),
            Reason = reason,
            Sequence = sequence,
            WaitingSince = now,
            AnswerBy = AnswerBy(isSomebodyThere: false),
        };
        db.Handoffs.Add(handoff);
        return handoff;
    }

    /// <summary>Adds a citizen's own handoff and wakes those who watch the queue.</summary>
    /// <param name="unitId">The unit that it is meant for; null: anyone.</param>
    public void Add(WriteGroup group, Guid conversationId, HandoffReason reason, long? sequence, bool isSomebodyThere, Guid? unitId)
    {
        var handoff = Add(group.Db, conversationId, reason, sequence);
        handoff.AnswerBy = AnswerBy(isSomebodyThere);
        handoff.UnitId = unitId;
        group.Tell(Queue);
    }

    /// <summary>Keeps a number that a citizen was asked for, in the transaction that stores the masked message.</summary>
    public void AddNumber(WriteGroup group, Guid conversationId, long sequence, byte[] encrypted)
    {
        var handoff = Add(group.Db, conversationId, HandoffReason.CallBack, sequence);
        handoff.Number = encrypted;
        group.Tell(Queue);
    }

    /// <summary>By when a person will have answered what comes in now.</summary>
    public DateTimeOffset AnswerBy(bool isSomebodyThere)
    {
        var now = clock.GetUtcNow();
        return isSomebodyThere ? now.AddMinutes(options.Value.FirstAnswerMinutes) : hours.Add(now, TimeSpan.FromMinutes(options.Value.LeftAnswerMinutes));
    }
}
