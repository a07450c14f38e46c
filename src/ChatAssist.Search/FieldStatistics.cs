namespace ChatAssist.Search;

/// <summary>The lengths of the documents' fields, and 1 − b + b · dl / avgdl of each.</summary>
internal sealed class FieldStatistics
{
    private readonly float[][] _norms;

    private FieldStatistics(float[][] norms, int documents) => (_norms, Documents) = (norms, documents);

    /// <summary>The documents that have any text at all: N in BM25's idf, as Lucene counts it.</summary>
    public int Documents { get; }

    public int Capacity => _norms.Length;

    public float Norm(int document, int field) => _norms[document][field];

    public static FieldStatistics Of(IReadOnlyList<FieldOptions> fields, List<int[]> lengths)
    {
        var averages = Enumerable.Range(0, fields.Count).Select(field => AverageLength(lengths, field)).ToArray();
        var norms = lengths
            .Select(document => document
                .Select((length, field) => Bm25Similarity.LengthNorm(length, averages[field], fields[field].LengthNormalization))
                .ToArray())
            .ToArray();
        return new FieldStatistics(norms, lengths.Count(document => document.Any(length => length > 0)));
    }

    // Documents without the field do not count, as in Lucene's sumTotalTermFreq / docCount.
    private static float AverageLength(List<int[]> lengths, int field)
    {
        var filled = lengths.Where(document => document[field] > 0).ToList();
        return filled.Count == 0 ? 0 : (float)((double)filled.Sum(document => (long)document[field]) / filled.Count);
    }
}
