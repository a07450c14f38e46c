namespace ChatAssist.Benchmarks;

/// <summary>One way to put the question to Lucene.</summary>
/// <param name="Variant">As <c>LuceneSearch</c> calls it.</param>
/// <param name="Skips">Whether it leaves out what cannot reach the top (block-max WAND) or scores everything, which is quicker for long queries.</param>
internal sealed record LuceneWay(string Variant, string Description, int Count, bool Skips)
{
    /// <summary>The index that it searches; two ways may share one.</summary>
    public string Index => Variant == "fields-folded" ? "fields" : Variant;

    public string Name => $"Lucene 8.7: {Description}, top {Count}{(Skips ? ", skipping" : "")}";
}

/// <summary>The ways that are measured.</summary>
internal static class LuceneWays
{
    private const string SameFields = "same ten fields, marked, folded, bigrams";
    private const string Weighed = "one field, weighed while indexing";

    public static readonly IReadOnlyList<LuceneWay> Grown =
    [
        new("fields", SameFields, 10, Skips: true),
        new("fields", SameFields, 10, Skips: false),
        new("combined", Weighed, 10, Skips: true),
        new("combined", Weighed, 10, Skips: false),
    ];

    /// <summary>Skipping was tried for the others too: over a few thousand documents it is always the slower.</summary>
    public static readonly IReadOnlyList<LuceneWay> All =
    [
        .. Grown,
        new("fields", SameFields, 100, Skips: false),
        new("combined", Weighed, 100, Skips: false),
        new("fields-folded", "same ten fields, folded, bigrams", 10, Skips: false),
        new("plain", "name, field, body, folded", 10, Skips: false),
        new("bigrams", "name, field, body, folded, bigrams", 10, Skips: false),
    ];

    public static bool IsSameFields(SearchFigures figures) => figures.Name.Contains(SameFields, StringComparison.Ordinal) && IsTop10(figures);

    public static bool IsWeighed(SearchFigures figures) => figures.Name.Contains(Weighed, StringComparison.Ordinal) && IsTop10(figures);

    private static bool IsTop10(SearchFigures figures) => !figures.Name.Contains("top 100", StringComparison.Ordinal);
}
