namespace ChatAssist.Search;

/// <summary>Collects documents and makes an immutable <see cref="SearchIndex"/> of them.</summary>
/// <param name="fields">1 to 255 fields; every document has one text for each, in this order.</param>
public sealed class SearchIndexBuilder(IReadOnlyList<FieldOptions> fields, Bm25Similarity similarity)
{
    private readonly TermCollector _terms = new();
    private readonly OccurrenceLog _occurrences = new();
    private readonly List<int> _lengths = [];
    private int _count;

    /// <summary>Adds a document; its number is the count of those added before.</summary>
    /// <param name="tokens">The analyzed text of each field.</param>
    /// <exception cref="ArgumentException">There are not as many texts as fields.</exception>
    public void Add(IReadOnlyList<IReadOnlyList<Token>> tokens)
    {
        if (tokens.Count != fields.Count)
        {
            throw new ArgumentException($"A document has {fields.Count} fields, not {tokens.Count}.", nameof(tokens));
        }

        for (var field = 0; field < fields.Count; field++)
        {
            _lengths.Add(tokens[field].Count);
            AddField(tokens[field], (byte)field);
        }

        _count++;
    }

    /// <summary>The index of what was added; the builder is done with then.</summary>
    public SearchIndex Build()
    {
        var statistics = FieldStatistics.Of(fields, _lengths);
        var (terms, numbers) = _terms.ToDictionary();
        var postings = PostingsWriter.Write(fields, similarity, statistics, _occurrences.Sort(numbers));
        return new SearchIndex(terms, [.. fields], similarity, statistics, postings);
    }

    private void AddField(IReadOnlyList<Token> tokens, byte field)
    {
        _occurrences.BeginField();
        var previous = -1;
        for (var i = 0; i < tokens.Count; i++)
        {
            var syllable = _terms.Add(tokens[i]);
            _occurrences.Add(syllable.Marked, _count, field);
            _occurrences.Add(syllable.Folded.Number, _count, field);
            if (previous >= 0)
            {
                _occurrences.Add(_terms.AddBigram(previous, syllable.Folded.Place), _count, field);
            }

            previous = syllable.Folded.Place;
        }
    }
}
