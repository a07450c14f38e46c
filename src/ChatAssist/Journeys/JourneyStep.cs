namespace ChatAssist.Journeys;

/// <summary>Bước: one message of a journey.</summary>
/// <param name="Id">Its name in the plan, the same after a guide was edited as long as its title is.</param>
/// <param name="Title">A few words; stands bold above the text.</param>
/// <param name="Text">What to do now.</param>
public sealed record JourneyStep(JourneyStepKind Kind, string Id, string Title, string Text)
{
    /// <summary>For <see cref="JourneyStepKind.Need"/>: what is needed.</summary>
    public Need? Need { get; init; }

    /// <summary>For <see cref="JourneyStepKind.Do"/>: its number among the guide's steps, from 1, by which its picture is named.</summary>
    public int Number { get; init; }
}

public enum JourneyStepKind
{
    /// <summary>Ready? Something a person must have before anything is begun.</summary>
    Need,

    /// <summary>Which case applies.</summary>
    Case,

    /// <summary>The checklist of the dossier.</summary>
    Prepare,

    /// <summary>One screen or act.</summary>
    Do,

    /// <summary>What comes after filing.</summary>
    After,

    /// <summary>How it went.</summary>
    Rate,
}
