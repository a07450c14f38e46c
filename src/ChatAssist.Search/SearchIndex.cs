using System.Diagnostics.CodeAnalysis;

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
    /// <summary>By document frequency: a logarithm for every word of every question adds up.</summary>
    private readonly float[] _idfs;

    internal SearchIndex(TermDictionary terms, IReadOnlyList<FieldOptions> fields, Bm25Similarity similarity, FieldStatistics statistics, Postings postings)
    {
        (Terms, Fields, Similarity, Statistics, Postings) = (terms, fields, similarity, statistics, postings);
        _idfs = [.. Enumerable.Range(0, statistics.Documents + 1).Select(frequency => Bm25Similarity.Idf(frequency, statistics.Documents))];
    }

    /// <summary>How many documents were added, empty ones included.</summary>
    public int Count => Statistics.Capacity;

    /// <summary>How many (term, document) pairs the index holds.</summary>
    public int PostingCount => Postings.Count;

    /// <summary>What it takes in memory, part by part.</summary>
    public IndexSize Size => new(Postings.SearchBytes, Postings.ExactBytes, Postings.Frequencies.SizeInBytes + Statistics.Bytes, Terms.Bytes, Postings.Count);

    internal TermDictionary Terms { get; }

    internal IReadOnlyList<FieldOptions> Fields { get; }

    internal Bm25Similarity Similarity { get; }

    internal FieldStatistics Statistics { get; }

    internal Postings Postings { get; }

    /// <summary>The part of all documents that hold the term: 0 where none does.</summary>
    public float DocumentShare(Term term) => DocumentFrequency(term) / (float)Math.Max(1, Statistics.Documents);

    /// <summary>How many documents hold the term.</summary>
    public int DocumentFrequency(Term term) => Terms.Find(term) is >= 0 and var number ? Postings.CountOf(number) : 0;

    /// <summary>The term's number in this index, or -1 where no document holds it: to look it up once.</summary>
    public int NumberOf(Term term) => Terms.Find(term);

    /// <summary>Inverse document frequency of the term as this index weighs it; that of a term in no document where it is unknown.</summary>
    public float Idf(Term term) => Idf(NumberOf(term));

    /// <summary>The same by <see cref="NumberOf"/>.</summary>
    public float Idf(int number) => _idfs[number < 0 ? 0 : Postings.CountOf(number)];

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
        SearchScratch.OfThread.Search(query, Terms, Postings, Count, top.Length > Count ? top[..Count] : top);

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

    /// <summary>Saves the index as one file, replacing an older one in one step: a reader meets either, whole, and a crash leaves the older.</summary>
    /// <param name="path">Beside it an unfinished file of the same name with ".tmp" is written meanwhile.</param>
    /// <param name="fingerprint">Tells from what the index was built, so that it is not used once that has changed.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Save(string path, string fingerprint) => IndexFile.Save(path, fingerprint, writer => IndexParts.Write(this, writer));

    /// <summary>Loads an index that was saved; a file that is missing, damaged, cut off, of another version or built from something else is told, never trusted.</summary>
    /// <param name="fingerprint">What the index is to be built from.</param>
    /// <param name="problem">Why there is none, for a log: "it is cut off, …".</param>
    public static bool TryLoad(string path, string fingerprint, [NotNullWhen(true)] out SearchIndex? index, out string? problem)
    {
        index = IndexFile.TryLoad(path, fingerprint, IndexParts.Read, out problem);
        return index is not null;
    }

    private TermExplanation ExplainTerm(QueryClause clause, QueryTerm term, int document)
    {
        var number = Terms.Find(term.Term);
        var frequencies = number < 0 ? [] : Postings.FrequenciesOf(number, document);
        var weighted = frequencies
            .Select(found => Fields[found.Field].Weight * found.Frequency / Statistics.Norm(document, found.Field))
            .ToList();
        var sum = weighted.Sum();
        var shares = frequencies.Select((found, i) => new FieldShare(Fields[found.Field].Name, found.Frequency, weighted[i] / sum)).ToList();
        var idf = Idf(term.Term);
        return new TermExplanation(clause.Text, term.Term, term.Weight, idf, sum > 0 ? term.Weight * idf * Similarity.Saturate(sum) : 0, shares);
    }
}
