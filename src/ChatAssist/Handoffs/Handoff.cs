namespace ChatAssist.Handoffs;

/// <summary>Chuyển người hỗ trợ: a conversation that needs a person. It waits until it is accepted, and is done when it is closed.</summary>
public sealed class Handoff
{
    public required Guid ConversationId { get; init; }

    public required Guid Id { get; init; }

    public required HandoffReason Reason { get; init; }

    /// <summary>The message that it is about; null where it is about the conversation as a whole.</summary>
    public long? Sequence { get; init; }

    public required DateTimeOffset WaitingSince { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The volunteer who holds it, or held it last.</summary>
    public Guid? AcceptedBy { get; set; }

    /// <summary>The unit that it is meant for; null: anyone may take it.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>By when a person is to have answered: what was promised.</summary>
    public DateTimeOffset? AnswerBy { get; set; }

    /// <summary>When a person first said something since it waits.</summary>
    public DateTimeOffset? FirstAnsweredAt { get; set; }

    /// <summary>Who has been warned that it is overdue; only ever grows.</summary>
    public Escalation Escalation { get; set; }

    /// <summary>When its volunteer was warned of having gone quiet; null where there is no need.</summary>
    public DateTimeOffset? WarnedAt { get; set; }

    /// <summary>The telephone number for a call back, encrypted; deleted when it is closed.</summary>
    public byte[]? Number { get; set; }

    /// <summary>The unit that it is to go to as soon as the citizen agrees; null where nothing is asked.</summary>
    public Guid? ForwardTo { get; set; }

    /// <summary>What the volunteer who forwards it tells the next one.</summary>
    public string? ForwardNote { get; set; }
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

    AskedForPerson,

    /// <summary>The assistant has not helped twice in a row.</summary>
    FailedTwice,

    Distress,

    Anger,

    /// <summary>Something runs out today.</summary>
    Deadline,

    /// <summary>A matter that only a person may speak on.</summary>
    PersonOnly,

    /// <summary>A question that was left while nobody was there.</summary>
    LeftQuestion,

    /// <summary>A telephone number was left to be called.</summary>
    CallBack,

    /// <summary>The citizen cannot get past a step of a journey, though it was explained.</summary>
    JourneyStuck,

    /// <summary>The citizen came back within the days of reopening.</summary>
    Reopened,

    /// <summary>A volunteer stood beside a citizen at a counter; only its outcome is ever kept.</summary>
    SideBySide,
}

/// <summary>Who has been warned that a handoff is overdue, each after the one before.</summary>
public enum Escalation
{
    None,
    Volunteer,
    DeputyLeader,
    TeamLeader,
}
