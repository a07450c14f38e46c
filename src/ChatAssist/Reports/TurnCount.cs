namespace ChatAssist.Reports;

/// <summary>What stays of turns whose conversations have been deleted: how many, on which day, through which channel, how answered.</summary>
public sealed class TurnCount
{
    /// <summary>By Vietnam's clock.</summary>
    public required DateOnly Day { get; init; }

    public required string Channel { get; init; }

    /// <summary>The answer's status.</summary>
    public required string Status { get; init; }

    public required long Turns { get; init; }
}
