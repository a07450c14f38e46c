using System.Numerics;

namespace ChatAssist.Search;

/// <summary>
/// BM25 as Lucene 8 computes it, over several fields by the simple extension called BM25F.
/// </summary>
/// <remarks>
/// Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), eq. 3.15 and 3.18.
/// Over one field of weight 1 the score is Lucene's BM25Similarity: idf · tf / (tf + k1 · (1 − b + b · dl / avgdl)),
/// without the constant factor k1 + 1 (LUCENE-8563) and with the length rounded to one byte.
/// </remarks>
/// <param name="K1">How fast repeats of a term stop counting.</param>
public sealed record Bm25Similarity(float K1 = 1.2f)
{
    private const int ExactBelow = 24;

    /// <summary>Inverse document frequency: ln(1 + (N − df + 0.5) / (df + 0.5)).</summary>
    public static float Idf(int documentFrequency, int documents) =>
        (float)Math.Log(1 + ((documents - documentFrequency + 0.5) / (documentFrequency + 0.5)));

    /// <summary>The part of BM25 that depends on the frequency: between 0 and 1.</summary>
    /// <param name="weightedFrequency">Σ over fields of weight · tf / (1 − b + b · dl / avgdl).</param>
    public float Saturate(float weightedFrequency) => weightedFrequency / (K1 + weightedFrequency);

    /// <summary>1 − b + b · dl / avgdl.</summary>
    public static float LengthNorm(int length, float averageLength, float b) =>
        1 - b + (averageLength > 0 ? b * RoundLength(length) / averageLength : 0);

    /// <summary>The length as Lucene keeps it in a byte: exact below 40, else its four leading bits.</summary>
    public static int RoundLength(int length) => DecodeLength(EncodeLength(length));

    /// <summary>Lucene's SmallFloat.intToByte4.</summary>
    internal static byte EncodeLength(int length)
    {
        if (length < ExactBelow)
        {
            return (byte)length;
        }

        var rest = length - ExactBelow;
        var bits = 32 - BitOperations.LeadingZeroCount((uint)rest);
        return (byte)(ExactBelow + (bits < 4 ? rest : ((rest >> (bits - 4)) & 7) | ((bits - 3) << 3)));
    }

    /// <summary>Lucene's SmallFloat.byte4ToInt.</summary>
    internal static int DecodeLength(byte length)
    {
        if (length < ExactBelow)
        {
            return length;
        }

        var rest = length - ExactBelow;
        var shift = (rest >> 3) - 1;
        return ExactBelow + (shift < 0 ? rest : ((rest & 7) | 8) << shift);
    }
}
