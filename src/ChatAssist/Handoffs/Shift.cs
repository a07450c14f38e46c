namespace ChatAssist.Handoffs;

/// <summary>Ca trực: when a volunteer is to be there.</summary>
public sealed class Shift
{
    public required Guid Id { get; init; }

    public required Guid VolunteerId { get; set; }

    public required Guid UnitId { get; set; }

    /// <summary>Who is asked to take it instead; null where nobody is.</summary>
    public Guid? AskedVolunteerId { get; set; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }
}
