namespace ChatAssist.Answering;

/// <summary>A word of a sentence or passage as claims are compared: lower case, one way of writing, one word for synonyms.</summary>
/// <param name="Text">The canonical word; a mark of punctuation where <paramref name="IsBreak"/>.</param>
/// <param name="Written">As it was written, for telling what is wrong.</param>
internal sealed record ClaimToken(string Text, string Written)
{
    /// <summary>Punctuation: between claims.</summary>
    public bool IsBreak { get; init; }

    /// <summary>Ends a segment: a new line, a full stop, a semicolon.</summary>
    public bool EndsSegment { get; init; }

    /// <summary>The fact that begins here; null for words.</summary>
    public ClaimFact? Fact { get; init; }

    public bool IsWord => !IsBreak && Fact is null;
}

/// <summary>A number, date, code or other value that a sentence may only repeat.</summary>
/// <param name="Value">In one way of writing: "7000", "2025-7-1", "ct01".</param>
/// <param name="Unit">"đồng", "ngày làm việc", "tuổi"…; empty where none is known.</param>
internal sealed record ClaimFact(FactKind Kind, string Value, string Unit)
{
    public Comparator Comparator { get; set; }
}

internal enum FactKind
{
    Quantity,
    Label,
    Date,
    Code,
    Clock,
    Link,
}

internal enum Comparator
{
    None,
    Within,
    Max,
    Min,
    More,
    Less,
    Enough,
    About,
    From,
    To,
}
