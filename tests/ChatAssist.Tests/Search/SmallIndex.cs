using ChatAssist.Search;

namespace ChatAssist.Tests.Search;

/// <summary>Indexes of a few texts.</summary>
internal static class SmallIndex
{
    public static SearchIndex Of(params string[] texts) => Of([new FieldOptions("text")], new Bm25Similarity(), [.. texts.Select(text => new[] { text })]);

    public static SearchIndex Of(IReadOnlyList<FieldOptions> fields, Bm25Similarity similarity, params string[][] documents)
    {
        var builder = new SearchIndexBuilder(fields, similarity);
        foreach (var document in documents)
        {
            builder.Add([.. document.Select(VietnameseAnalyzer.Analyze)]);
        }

        return builder.Build();
    }

    public static SearchQuery Query(params Term[] terms) => new([.. terms.Select(term => new QueryClause(term.ToString(), [new QueryTerm(term, 1)]))]);
}
