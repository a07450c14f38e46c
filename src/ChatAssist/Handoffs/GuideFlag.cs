namespace ChatAssist.Handoffs;

/// <summary>A volunteer's or a citizen's word that a guide is wrong or missing, for the editors.</summary>
public sealed class GuideFlag
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Empty where a citizen says so.</summary>
    public required Guid VolunteerId { get; init; }

    /// <summary>What the citizen was told to ask by, such as "GY-482913"; null where a volunteer says so.</summary>
    public string? Number { get; init; }

    public required string ProcedureCode { get; init; }

    /// <summary>The passage that is meant, or what is missing.</summary>
    public required string Words { get; init; }

    public DateTimeOffset? DoneAt { get; set; }
}
