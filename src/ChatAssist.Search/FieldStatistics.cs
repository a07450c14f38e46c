namespace ChatAssist.Search;

/// <summary>The lengths of the documents' fields, a byte each as in Lucene, and 1 − b + b · dl / avgdl for each length.</summary>
internal sealed class FieldStatistics
{
    private readonly float[] _norms;

    /// <param name="lengths">One byte a document and field, by <see cref="Bm25Similarity.EncodeLength"/>.</param>
    /// <param name="averages">The average length of each field.</param>
    /// <param name="documents">How many documents have any text.</param>
    public FieldStatistics(IReadOnlyList<FieldOptions> fields, byte[] lengths, float[] averages, int documents)
    {
        Lengths = lengths;
        Averages = averages;
        Documents = documents;
        FieldCount = fields.Count;
        _norms = [.. fields.SelectMany((field, number) => Enumerable.Range(0, 256)
            .Select(length => Bm25Similarity.LengthNorm(Bm25Similarity.DecodeLength((byte)length), averages[number], field.LengthNormalization)))];
    }

    /// <summary>The documents that have any text at all: N in BM25's idf, as Lucene counts it.</summary>
    public int Documents { get; }

    public byte[] Lengths { get; }

    public float[] Averages { get; }

    public int Capacity => Lengths.Length / FieldCount;

    public long Bytes => Lengths.Length + (_norms.Length * 4L);

    private int FieldCount { get; }

    public float Norm(int document, int field) => _norms[(field << 8) + Lengths[(document * FieldCount) + field]];

    /// <param name="lengths">For each document the tokens of each field, one document after the other.</param>
    public static FieldStatistics Of(IReadOnlyList<FieldOptions> fields, List<int> lengths)
    {
        var sums = new long[fields.Count];
        var filled = new int[fields.Count];
        var documents = 0;
        for (var start = 0; start < lengths.Count; start += fields.Count)
        {
            var hasText = false;
            for (var field = 0; field < fields.Count; field++)
            {
                var length = lengths[start + field];
                sums[field] += length;
                filled[field] += length > 0 ? 1 : 0;
                hasText |= length > 0;
            }

            documents += hasText ? 1 : 0;
        }

        // Documents without the field do not count, as in Lucene's sumTotalTermFreq / docCount.
        var averages = sums.Select((sum, field) => filled[field] == 0 ? 0 : (float)((double)sum / filled[field])).ToArray();
        return new FieldStatistics(fields, [.. lengths.Select(Bm25Similarity.EncodeLength)], averages, documents);
    }
}
