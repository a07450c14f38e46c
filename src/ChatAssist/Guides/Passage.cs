namespace ChatAssist.Guides;

/// <summary>A piece found: a procedure or a concept page.</summary>
public sealed record Passage(Procedure? Procedure, Concept? Concept)
{
    /// <summary>Its number in the index; -1 where it was not searched for but named outright.</summary>
    public int Document { get; init; } = -1;

    /// <summary>How likely it is the one that is meant, 0 to 1, if any of those found is.</summary>
    public float Probability { get; init; }

    /// <summary>The weighted sum of its features: the logarithm of its odds against the others found.</summary>
    public float Score { get; init; }

    /// <summary>By <see cref="RankFeature"/>; empty where it is named outright.</summary>
    public ReadOnlyMemory<float> Features { get; init; }

    /// <summary>True where the question holds its code or is its very name.</summary>
    public bool IsNamedOutright => Document < 0;

    /// <summary>True for a procedure that some other province made for itself.</summary>
    public bool IsElsewhere => Feature(RankFeature.Elsewhere) > 0;

    public float Feature(RankFeature feature) => Features.IsEmpty ? 0 : Features.Span[(int)feature];
}
