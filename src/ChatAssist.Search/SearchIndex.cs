namespace ChatAssist.Search;

/// <summary>
/// An immutable inverted index in memory: for each term the documents that hold it, each with what it adds to the score.
/// </summary>
/// <remarks>
/// Field weights are fixed when the index is built, so a posting is one number and a search is a sum. Safe for any
/// number of threads.
/// </remarks>
public sealed class SearchIndex
{
    private readonly TermDictionary _terms;
    private readonly IReadOnlyList<FieldOptions> _fields;
    private readonly Bm25Similarity _similarity;
    private readonly FieldStatistics _statistics;
    private readonly Postings _postings;

    internal SearchIndex(TermDictionary terms, IReadOnlyList<FieldOptions> fields, Bm25Similarity similarity, FieldStatistics statistics, Postings postings) =>
        (_terms, _fields, _similarity, _statistics, _postings) = (terms, fields, similarity, statistics, postings);

    /// <summary>How many documents were added, empty ones included.</summary>
    public int Count => _statistics.Capacity;

    /// <summary>How many (term, document) pairs the index holds.</summary>
    public int PostingCount => _postings.Count;

    /// <summary>The part of all documents that hold the term: 0 where none does.</summary>
    public float DocumentShare(Term term) => DocumentFrequency(term) / (float)Math.Max(1, _statistics.Documents);

    /// <summary>How many documents hold the term.</summary>
    public int DocumentFrequency(Term term) => _terms.Find(term) is >= 0 and var number ? _postings.CountOf(number) : 0;

    /// <summary>Inverse document frequency of the term as this index weighs it; that of a term in no document where it is unknown.</summary>
    public float Idf(Term term) => Bm25Similarity.Idf(DocumentFrequency(term), _statistics.Documents);

    /// <summary>The best documents, best first; equal scores in the order of adding.</summary>
    /// <param name="count">How many at most; fewer come back where fewer documents hold any of the terms.</param>
    public IReadOnlyList<ScoreDoc> Search(SearchQuery query, int count)
    {
        var top = new ScoreDoc[Math.Clamp(count, 0, Count)];
        var found = Search(query, top);
        return found == top.Length ? top : top[..found];
    }

    /// <summary>As <see cref="Search(SearchQuery, int)"/>, but allocates nothing.</summary>
    /// <param name="top">Receives the best documents.</param>
    /// <returns>How many were found.</returns>
    public int Search(SearchQuery query, Span<ScoreDoc> top) =>
        SearchScratch.OfThread.Search(query, _terms, _postings, Count, top.Length > Count ? top[..Count] : top);

    /// <summary>Why the document has the score that a search gives it, term by term and field by field.</summary>
    public Explanation Explain(SearchQuery query, int document)
    {
        var terms = new List<TermExplanation>();
        var total = 0f;
        foreach (var clause in query.Clauses)
        {
            var alternatives = clause.Terms.Select(term => ExplainTerm(clause, term, document)).ToList();
            var best = alternatives.Count == 0 ? null : alternatives.MaxBy(alternative => alternative.Score);
            total += best?.Score ?? 0;
            terms.AddRange(alternatives.Where(alternative => alternative.Fields.Count > 0)
                .Select(alternative => ReferenceEquals(alternative, best) ? alternative : alternative with { Score = 0 }));
        }

        return new Explanation(document, total, terms);
    }

    private TermExplanation ExplainTerm(QueryClause clause, QueryTerm term, int document)
    {
        var number = _terms.Find(term.Term);
        var frequencies = number < 0 ? [] : _postings.FrequenciesOf(number, document);
        var weighted = frequencies
            .Select(found => _fields[found.Field].Weight * found.Frequency / _statistics.Norm(document, found.Field))
            .ToList();
        var sum = weighted.Sum();
        var shares = frequencies.Select((found, i) => new FieldShare(_fields[found.Field].Name, found.Frequency, weighted[i] / sum)).ToList();
        var idf = Idf(term.Term);
        return new TermExplanation(clause.Text, term.Term, term.Weight, idf, sum > 0 ? term.Weight * idf * _similarity.Saturate(sum) : 0, shares);
    }
}
