namespace ChatAssist.Search;

/// <summary>The postings of all terms in flat arrays: what a search reads, and apart from it what an explanation reads.</summary>
internal sealed class Postings
{
    /// <summary>Set on the last field of a posting in the stream of frequencies.</summary>
    private const byte Last = 0x80;

    private readonly int[] _starts;
    private readonly int[] _documents;
    private readonly float[] _scores;
    private readonly int[] _frequencyStarts;
    private readonly byte[] _frequencies;

    private Postings(int[] starts, int[] documents, float[] scores, int[] frequencyStarts, byte[] frequencies) =>
        (_starts, _documents, _scores, _frequencyStarts, _frequencies) = (starts, documents, scores, frequencyStarts, frequencies);

    public int Count => _documents.Length;

    public PostingList Of(int term) =>
        new(_documents.AsSpan(_starts[term].._starts[term + 1]), _scores.AsSpan(_starts[term].._starts[term + 1]));

    /// <summary>How often (255 at most) the term stands in each field of the document; empty where it does not.</summary>
    public List<FieldFrequency> Frequencies(int term, int document)
    {
        var found = new List<FieldFrequency>();
        var position = _frequencyStarts[term];
        for (var posting = _starts[term]; posting < _starts[term + 1]; posting++)
        {
            byte field;
            do
            {
                field = _frequencies[position];
                if (_documents[posting] == document)
                {
                    found.Add(new FieldFrequency((byte)(field & ~Last), _frequencies[position + 1]));
                }

                position += 2;
            }
            while ((field & Last) == 0);
        }

        return found;
    }

    public static Postings Create(
        IReadOnlyList<FieldOptions> fields, Bm25Similarity similarity, FieldStatistics statistics, Occurrence[] sorted, int[] starts)
    {
        var postingStarts = new int[starts.Length];
        var frequencyStarts = new int[starts.Length];
        var documents = new List<int>(sorted.Length);
        var scores = new List<float>(sorted.Length);
        var frequencies = new byte[sorted.Length * 2];
        for (var term = 0; term + 1 < starts.Length; term++)
        {
            postingStarts[term] = documents.Count;
            frequencyStarts[term] = starts[term] * 2;
            for (var i = starts[term]; i < starts[term + 1];)
            {
                var document = sorted[i].Document;
                var weighted = 0f;
                for (; i < starts[term + 1] && sorted[i].Document == document; i++)
                {
                    weighted += fields[sorted[i].Field].Weight * sorted[i].Frequency / statistics.Norm(document, sorted[i].Field);
                    frequencies[i * 2] = sorted[i].Field;
                    frequencies[(i * 2) + 1] = (byte)Math.Min(sorted[i].Frequency, (ushort)byte.MaxValue);
                }

                frequencies[(i - 1) * 2] |= Last;
                documents.Add(document);
                scores.Add(similarity.Saturate(weighted));
            }

            var idf = Bm25Similarity.Idf(documents.Count - postingStarts[term], statistics.Documents);
            for (var posting = postingStarts[term]; posting < documents.Count; posting++)
            {
                scores[posting] *= idf;
            }
        }

        postingStarts[^1] = documents.Count;
        frequencyStarts[^1] = frequencies.Length;
        return new Postings(postingStarts, [.. documents], [.. scores], frequencyStarts, frequencies);
    }
}

/// <summary>The documents of one term, ascending, and what each adds to a score before the query's weight.</summary>
internal readonly ref struct PostingList(ReadOnlySpan<int> documents, ReadOnlySpan<float> scores)
{
    public ReadOnlySpan<int> Documents { get; } = documents;

    public ReadOnlySpan<float> Scores { get; } = scores;

    public int Count => Documents.Length;
}

internal readonly record struct FieldFrequency(byte Field, int Frequency);
