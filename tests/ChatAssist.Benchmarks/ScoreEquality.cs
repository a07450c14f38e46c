using ChatAssist.Search;

namespace ChatAssist.Benchmarks;

/// <summary>Proves that BM25 over one field is Lucene's: the same documents with the same scores for every question.</summary>
internal static class ScoreEquality
{
    private const int Depth = 100;

    public static EqualityFigures Measure(Corpus corpus, IReadOnlyList<ListedQuestion> questions, LuceneFolder folder)
    {
        folder.Index("tokens");
        using var lucene = folder.Search("tokens", Depth, skips: false);
        var index = Build(corpus);
        var differences = questions.Zip(lucene.Top()).AsParallel().SelectMany(pair => Differences(index, pair.First.Question, pair.Second)).ToList();
        return new EqualityFigures(questions.Count, differences.Count, differences.DefaultIfEmpty(double.NaN).Max());
    }

    private static SearchIndex Build(Corpus corpus)
    {
        var builder = new SearchIndexBuilder([new FieldOptions("text")], new Bm25Similarity());
        foreach (var tokens in corpus.Tokens())
        {
            builder.Add([tokens]);
        }

        return builder.Build();
    }

    // By document and by rank: documents of one score may change places, scores may not.
    private static IEnumerable<double> Differences(SearchIndex index, string question, List<ScoredDocument> theirs)
    {
        var query = new SearchQuery([.. VietnameseAnalyzer.Analyze(question).Select(token => new QueryClause(token.Folded, [new QueryTerm(Term.Folded(token.Folded), 1)]))]);
        var ours = index.Search(query, index.Count);
        var byDocument = ours.ToDictionary(hit => hit.Document, hit => hit.Score);
        return Math.Min(Depth, ours.Count) == theirs.Count
            ? theirs.Select((hit, rank) => (double)Math.Max(Math.Abs(hit.Score - byDocument.GetValueOrDefault(hit.Document)), Math.Abs(hit.Score - ours[rank].Score)))
            : [double.PositiveInfinity];
    }
}

/// <param name="Compared">How many scores were compared.</param>
/// <param name="LargestDifference">Not a number where nothing was compared.</param>
internal sealed record EqualityFigures(int Questions, int Compared, double LargestDifference)
{
    public const double Allowed = 1e-4;

    public bool IsEqual => LargestDifference <= Allowed;
}
