namespace ChatAssist.Search;

/// <summary>A found document: its number in the order of adding, and its score.</summary>
public readonly record struct ScoreDoc(int Document, float Score);

/// <summary>Why a document has its score: what each term gave, and in which fields it was found.</summary>
public sealed record Explanation(int Document, float Score, IReadOnlyList<TermExplanation> Terms);

/// <param name="Clause">The words of the question that the term comes from.</param>
/// <param name="Score">Weight · idf · saturated frequency; 0 for an alternative that another outdid.</param>
/// <param name="Fields">The weighted frequency by field, before saturation.</param>
public sealed record TermExplanation(string Clause, Term Term, float Weight, float Idf, float Score, IReadOnlyList<FieldShare> Fields);

/// <param name="Frequency">How often the term stands in the field.</param>
/// <param name="Share">Its part of the term's weighted frequency, 0 to 1.</param>
public sealed record FieldShare(string Field, int Frequency, float Share);
