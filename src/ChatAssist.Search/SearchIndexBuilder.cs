using System.Runtime.InteropServices;

namespace ChatAssist.Search;

/// <summary>Collects documents and makes an immutable <see cref="SearchIndex"/> of them.</summary>
/// <param name="fields">At most 255 fields; every document has one text for each, in this order.</param>
public sealed class SearchIndexBuilder(IReadOnlyList<FieldOptions> fields, Bm25Similarity similarity)
{
    private readonly TermDictionary _terms = new();
    private readonly List<Occurrence> _occurrences = [];
    private readonly List<int[]> _lengths = [];
    private readonly List<int> _scratch = [];

    /// <summary>Adds a document; its number is the count of those added before.</summary>
    /// <param name="tokens">The analyzed text of each field.</param>
    /// <exception cref="ArgumentException">There are not as many texts as fields.</exception>
    public void Add(IReadOnlyList<IReadOnlyList<Token>> tokens)
    {
        if (tokens.Count != fields.Count)
        {
            throw new ArgumentException($"A document has {fields.Count} fields, not {tokens.Count}.", nameof(tokens));
        }

        var lengths = new int[fields.Count];
        var document = _lengths.Count;
        for (var field = 0; field < fields.Count; field++)
        {
            lengths[field] = tokens[field].Count;
            CollectTerms(tokens[field]);
            CountOccurrences(document, field);
        }

        _lengths.Add(lengths);
    }

    public SearchIndex Build()
    {
        var statistics = FieldStatistics.Of(fields, _lengths);
        var starts = CountPerTerm(_occurrences, _terms.Count);
        var sorted = SortByTerm(_occurrences, starts);
        return SearchIndex.Create(_terms, fields, similarity, statistics, sorted, starts);
    }

    private void CollectTerms(IReadOnlyList<Token> tokens)
    {
        _scratch.Clear();
        var previous = -1;
        foreach (var token in tokens)
        {
            var folded = _terms.AddFolded(token.Folded);
            _scratch.Add(folded);
            _scratch.Add(_terms.AddMarked(token.Marked));
            if (previous >= 0)
            {
                _scratch.Add(_terms.AddBigram(previous, folded));
            }

            previous = folded;
        }
    }

    private void CountOccurrences(int document, int field)
    {
        var terms = CollectionsMarshal.AsSpan(_scratch);
        terms.Sort();
        for (var i = 0; i < terms.Length;)
        {
            var begin = i;
            while (i < terms.Length && terms[i] == terms[begin])
            {
                i++;
            }

            _occurrences.Add(new Occurrence(terms[begin], document, (byte)field, (ushort)Math.Min(i - begin, ushort.MaxValue)));
        }
    }

    private static int[] CountPerTerm(List<Occurrence> occurrences, int terms)
    {
        var starts = new int[terms + 1];
        foreach (var occurrence in occurrences)
        {
            starts[occurrence.Term + 1]++;
        }

        for (var term = 0; term < terms; term++)
        {
            starts[term + 1] += starts[term];
        }

        return starts;
    }

    // A counting sort keeps the order of documents and fields within a term.
    private static Occurrence[] SortByTerm(List<Occurrence> occurrences, int[] starts)
    {
        var next = starts[..^1];
        var sorted = new Occurrence[occurrences.Count];
        foreach (var occurrence in occurrences)
        {
            sorted[next[occurrence.Term]++] = occurrence;
        }

        return sorted;
    }
}

/// <summary>A term in one field of one document.</summary>
internal readonly record struct Occurrence(int Term, int Document, byte Field, ushort Frequency);
