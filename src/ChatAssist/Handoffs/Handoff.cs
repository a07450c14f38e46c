namespace ChatAssist.Handoffs;

/// <summary>Chuyển người hỗ trợ: a conversation that needs a person. It waits until it is accepted, and is done when it is closed.</summary>
public sealed class Handoff
{
    public required Guid ConversationId { get; init; }

    public required Guid Id { get; init; }

    public required HandoffReason Reason { get; init; }

    /// <summary>The message that it is about; null where it is about the conversation as a whole.</summary>
    public long? Sequence { get; init; }

    public required DateTimeOffset WaitingSince { get; init; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }
}

public enum HandoffReason
{
    /// <summary>The assistant could not answer a message at all, however often it tried.</summary>
    TurnFailed,

    /// <summary>A reply could not be delivered.</summary>
    DeliveryFailed,

    /// <summary>A message came so late, after an outage, that an automatic answer would help nobody.</summary>
    TooLate,

    /// <summary>An officer has answered in the channel's own console; the assistant is silent for a while.</summary>
    AnsweredElsewhere,
}
