using ChatAssist.Answering;

namespace ChatAssist.Conversations;

/// <summary>Cuộc trò chuyện: one citizen's talk with the assistant on one channel.</summary>
public sealed class Conversation
{
    public required Guid Id { get; init; }

    public required string Channel { get; init; }

    /// <summary>The channel's own id of the citizen; says nothing about the person.</summary>
    public required string CitizenId { get; init; }

    public Topic Topic { get; set; } = Topic.None;

    /// <summary>Grows by one with each turn, so that two workers can never both end the same turn.</summary>
    public int Version { get; set; }

    /// <summary>The sequence of the newest message.</summary>
    public long LastSequence { get; set; }

    /// <summary>The sequence of the citizen's newest message that a turn is owed to.</summary>
    public long LastIncoming { get; set; }

    /// <summary>All messages up to this sequence have had their turn.</summary>
    public long HandledUpTo { get; set; }

    /// <summary>Since when a turn is owed, or when it is to be tried again; null while none is.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The node whose turn it is; no other takes it before <see cref="LeasedUntil"/>.</summary>
    public string? LeasedBy { get; set; }

    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>How often the turn that is owed has failed, or has died with its node.</summary>
    public int FailedAttempts { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset LastActivityAt { get; set; }

    /// <summary>When it was ended for silence; null while it goes on. A late message takes it up again.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When the citizen was told that personal data had been masked: once is kind, every time is nagging.</summary>
    public DateTimeOffset? ToldOfPersonalDataAt { get; set; }

    /// <summary>The code of the journey that was last walked here; by it the journey is found from elsewhere.</summary>
    public string? JourneyCode { get; set; }

    /// <summary>When the citizen last wrote, pressed or followed, by the channel's clock: channels close their windows by it.</summary>
    public DateTimeOffset? LastInteractionAt { get; set; }

    /// <summary>Until when the assistant leaves the conversation to a person who answers elsewhere, such as in the channel's own console.</summary>
    public DateTimeOffset? SilentUntil { get; set; }

    /// <summary>The name that the channel shows for the citizen; null where it is not known.</summary>
    public string? CitizenName { get; set; }

    /// <summary>When the citizen is to be reminded, as they asked; null: not at all.</summary>
    public DateTimeOffset? RemindAt { get; set; }

    /// <summary>What is said then.</summary>
    public string? RemindText { get; set; }

    /// <summary>The volunteer who holds it; as long as there is one the assistant is silent towards the citizen.</summary>
    public Guid? HeldBy { get; set; }

    public bool IsTurnDue => LastIncoming > HandledUpTo;
}
