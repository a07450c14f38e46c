namespace ChatAssist.Search;

/// <summary>What to look for: every clause adds to a document's score, the best of a clause's terms counts.</summary>
public sealed record SearchQuery(IReadOnlyList<QueryClause> Clauses);

/// <summary>One thought of the question, in the ways that it may be written in a document.</summary>
/// <param name="First">The word as the citizen typed it.</param>
/// <param name="Second">The next one, where the thought is both together; else empty.</param>
/// <param name="Terms">Alternatives: only the best scoring one counts for a document.</param>
public sealed record QueryClause(string First, string Second, IReadOnlyList<QueryTerm> Terms)
{
    public QueryClause(string text, IReadOnlyList<QueryTerm> terms)
        : this(text, "", terms)
    {
    }

    /// <summary>For explanations, and so put together only there.</summary>
    public string Text => Second.Length > 0 ? $"{First} {Second}" : First;
}

/// <param name="Weight">Multiplies the term's score. A term of weight 0 or less is left out.</param>
public readonly record struct QueryTerm(Term Term, float Weight);

/// <summary>A term of the index: a marked syllable, a folded syllable, or two folded syllables side by side.</summary>
public readonly record struct Term(TermKind Kind, string First, string Second = "")
{
    public static Term Marked(string syllable) => new(TermKind.Marked, syllable);

    public static Term Folded(string syllable) => new(TermKind.Folded, syllable);

    public static Term Bigram(string first, string second) => new(TermKind.Bigram, first, second);

    public override string ToString() => Kind == TermKind.Bigram ? $"{First} {Second}" : First;
}

public enum TermKind
{
    Marked,
    Folded,
    Bigram,
}
