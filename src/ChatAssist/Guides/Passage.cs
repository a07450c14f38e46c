namespace ChatAssist.Guides;

/// <summary>A piece found: a procedure or a concept page.</summary>
public sealed record Passage(Procedure? Procedure, Concept? Concept)
{
    /// <summary>How likely it is the one that is meant, 0 to 1, if any of those found is.</summary>
    public float Probability { get; set; }

    /// <summary>The part of the best possible score that it reached, 0 to 1: how much of the question it holds.</summary>
    public float Coverage { get; init; }

    /// <summary>How much of its name the question holds, 0 to 1.</summary>
    public float NameFit { get; init; }

    /// <summary>True for a procedure that some other province made for itself.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>True where the question holds its code or is its very name.</summary>
    public bool IsNamedOutright { get; init; }
}

/// <summary>A document that was looked at closely.</summary>
/// <param name="Document">Its number in the index.</param>
/// <param name="Score">The weighted sum of its features.</param>
/// <param name="Features">By <see cref="RankFeature"/>.</param>
public sealed record Candidate(Passage Passage, int Document, float Score, float[] Features);
