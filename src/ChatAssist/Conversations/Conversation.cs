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

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset LastActivityAt { get; set; }

    /// <summary>When the citizen was told that personal data had been masked: once is kind, every time is nagging.</summary>
    public DateTimeOffset? ToldOfPersonalDataAt { get; set; }
}
