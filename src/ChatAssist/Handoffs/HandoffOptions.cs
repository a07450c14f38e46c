using System.ComponentModel.DataAnnotations;

namespace ChatAssist.Handoffs;

/// <summary>What is promised and how long is waited, section <c>Handoffs</c>.</summary>
public sealed class HandoffOptions
{
    /// <summary>Minutes to the first answer while somebody is on duty.</summary>
    [Range(1, 1_440)]
    public int FirstAnswerMinutes { get; init; } = 2;

    /// <summary>Working minutes to the answer of what was left while nobody was there.</summary>
    [Range(1, 10_000)]
    public int LeftAnswerMinutes { get; init; } = 60;

    /// <summary>Minutes after which a volunteer who leaves a citizen waiting is warned.</summary>
    [Range(1, 1_440)]
    public int QuietWarningMinutes { get; init; } = 3;

    /// <summary>Minutes after which the conversation goes back to the queue.</summary>
    [Range(2, 1_440)]
    public int QuietMinutes { get; init; } = 5;

    /// <summary>Conversations that one volunteer may hold.</summary>
    [Range(1, 100)]
    public int MostHeld { get; init; } = 5;

    /// <summary>Days within which a citizen who comes back goes on with a person.</summary>
    [Range(0, 365)]
    public int ReopenDays { get; init; } = 7;

    /// <summary>Seconds without an open page after which someone counts as away.</summary>
    [Range(10, 3_600)]
    public int PresenceSeconds { get; init; } = 90;

    /// <summary>Mixed into the key of stored telephone numbers, so that the database alone does not tell them.</summary>
    public string NumberSecret { get; init; } = "";
}
