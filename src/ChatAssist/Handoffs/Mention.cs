namespace ChatAssist.Handoffs;

/// <summary>Somebody is asked, in a private note, to look at a conversation; they may open it from then on.</summary>
public sealed class Mention
{
    public required Guid ConversationId { get; init; }

    public required Guid VolunteerId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked, as colleagues see them.</summary>
    public required string ByName { get; set; }

    /// <summary>When they opened it; null: their queue still shows it.</summary>
    public DateTimeOffset? SeenAt { get; set; }
}

/// <summary>Nhãn: a word by which volunteers find conversations of one kind again.</summary>
public sealed class ConversationLabel
{
    /// <summary>Longer ones are sentences, which belong into a note.</summary>
    public const int LongestLabel = 30;

    public required Guid ConversationId { get; init; }

    /// <summary>Lower case, without blanks around.</summary>
    public required string Label { get; init; }
}
