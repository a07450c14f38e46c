using ChatAssist.Search;

namespace ChatAssist.Tests.Search;

/// <summary>The slow way: scores every document from its words by the formulas, with nothing in common with the index.</summary>
internal sealed class ExhaustiveIndex(IReadOnlyList<FieldOptions> fields, Bm25Similarity similarity, IReadOnlyList<string[]> documents)
{
    private readonly List<Dictionary<string, int>[]> _counts = [.. documents.Select(texts => texts.Select(Count).ToArray())];
    private readonly int[][] _lengths = [.. documents.Select(texts => texts.Select(text => VietnameseAnalyzer.Analyze(text).Count).ToArray())];
    private readonly Dictionary<string, double> _idf = new(StringComparer.Ordinal);

    /// <summary>The score of every document.</summary>
    public double[] Scores(SearchQuery query) =>
        [.. Enumerable.Range(0, documents.Count).Select(document => query.Clauses.Sum(clause => clause.Terms
            .Select(term => term.Weight * Score(Key(term.Term), document)).Append(0).Max()))];

    private double Score(string key, int document)
    {
        var weighted = 0.0;
        for (var field = 0; field < fields.Count; field++)
        {
            if (_counts[document][field].TryGetValue(key, out var frequency))
            {
                var filled = _lengths.Where(lengths => lengths[field] > 0).ToList();
                var average = filled.Average(lengths => (double)lengths[field]);
                var b = fields[field].LengthNormalization;
                weighted += fields[field].Weight * frequency / (1 - b + (b * Bm25Similarity.RoundLength(_lengths[document][field]) / average));
            }
        }

        return weighted > 0 ? Idf(key) * weighted / (similarity.K1 + weighted) : 0;
    }

    private double Idf(string key)
    {
        if (!_idf.TryGetValue(key, out var idf))
        {
            var n = _lengths.Count(lengths => lengths.Any(length => length > 0));
            var df = _counts.Count(document => document.Any(field => field.ContainsKey(key)));
            _idf[key] = idf = Math.Log(1 + ((n - df + 0.5) / (df + 0.5)));
        }

        return idf;
    }

    private static Dictionary<string, int> Count(string text)
    {
        var tokens = VietnameseAnalyzer.Analyze(text);
        return tokens.Select(token => Key(Term.Marked(token.Marked)))
            .Concat(tokens.Select(token => Key(Term.Folded(token.Folded))))
            .Concat(tokens.Zip(tokens.Skip(1), (first, second) => Key(Term.Bigram(first.Folded, second.Folded))))
            .CountBy(key => key, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
    }

    private static string Key(Term term) => $"{term.Kind} {term}";
}
