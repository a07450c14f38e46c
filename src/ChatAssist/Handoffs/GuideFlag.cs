namespace ChatAssist.Handoffs;

/// <summary>A volunteer's word that a guide is wrong or missing, for the editors.</summary>
public sealed class GuideFlag
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid VolunteerId { get; init; }

    public required string ProcedureCode { get; init; }

    /// <summary>The passage that is meant, or what is missing.</summary>
    public required string Words { get; init; }

    public DateTimeOffset? DoneAt { get; set; }
}
