using System.Text.Json.Serialization;

namespace ChatAssist.Journeys;

/// <summary>
/// Hành trình: where one citizen stands in a guided run through a procedure. Stored within the conversation's topic, so it
/// lasts as long as that; members may be added but not renamed.
/// </summary>
/// <remarks>
/// Only the place is kept. The steps are read from the guide of today: who comes back after a correction gets the corrected
/// step, and where a step is gone its place in the order counts.
/// </remarks>
public sealed record Journey
{
    /// <summary>What is typed on another phone or channel to go on there.</summary>
    public required string Code { get; init; }

    public required string ProcedureCode { get; init; }

    public string CaseName { get; init; } = "";

    /// <summary>The step's own name in the plan, which outlives changes of the order.</summary>
    public string StepId { get; init; } = "";

    /// <summary>Its place in the plan, from 0: for when the step is no longer there.</summary>
    public int Place { get; init; }

    /// <summary>What is ready of the dossier, by number from 1.</summary>
    public IReadOnlyList<int> Ready { get; init; } = [];

    /// <summary>How far the small journey is that opens where something is missing, from 1; 0 outside of one.</summary>
    public int Detour { get; init; }

    /// <summary>How often this step has not worked.</summary>
    public int Troubles { get; init; }

    [JsonIgnore]
    public bool IsOnDetour => Detour > 0;

    public Journey To(JourneyStep step, int place) => this with { StepId = step.Id, Place = place, Detour = 0, Troubles = 0 };
}

/// <summary>What happened in a journey, kept with the message that tells of it: reports count where people stop.</summary>
/// <param name="StepId">Where they are now; empty once it has ended.</param>
/// <param name="Rating">1 to 5, where one was given.</param>
public sealed record JourneyEvent(string ProcedureCode, string StepId, JourneyEventKind Kind, int? Rating = null)
{
    /// <summary>Of a reminder: how long what was handed in takes; null where it is to go on, or nobody says how long.</summary>
    [JsonIgnore]
    public ReminderWish? Wish { get; init; }
}

public enum JourneyEventKind
{
    Started,
    Moved,
    Stuck,
    Interrupted,
    Stopped,
    Ended,

    /// <summary>A reminder was asked for; the day is decided where the turn ends.</summary>
    ReminderWanted,
}
