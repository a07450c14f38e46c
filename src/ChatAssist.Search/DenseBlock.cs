using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ChatAssist.Search;

/// <summary>The innermost loop: adds the frequent terms' impacts of 64 documents, as many at once as the machine's vectors hold.</summary>
internal static class DenseBlock
{
    /// <summary>Adds to the sums of a block what each clause's best alternative gives; the highest sums of the lanes come back.</summary>
    public static Vector<float> Add(byte[] impacts, ReadOnlySpan<DenseTerm> terms, float[] sums, int block)
    {
        var highest = Vector<float>.Zero;
        var start = block * Postings.BlockSize;
        for (var place = start; place < start + Postings.BlockSize; place += Vector<byte>.Count)
        {
            highest = Vector.Max(highest, AddPart(impacts, terms, sums, place));
        }

        return highest;
    }

    /// <summary>The highest number of each lane.</summary>
    public static Vector<float> Highest(ReadOnlySpan<float> numbers)
    {
        var highest = Vector<float>.Zero;
        foreach (var vector in MemoryMarshal.Cast<float, Vector<float>>(numbers))
        {
            highest = Vector.Max(highest, vector);
        }

        return highest;
    }

    // A vector of bytes is four of floats.
    private static Vector<float> AddPart(byte[] impacts, ReadOnlySpan<DenseTerm> terms, float[] sums, int place)
    {
        var parts = MemoryMarshal.Cast<float, Vector<float>>(sums.AsSpan(place, Vector<byte>.Count));
        var (sum0, sum1, sum2, sum3) = (parts[0], parts[1], parts[2], parts[3]);
        var (best0, best1, best2, best3) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        foreach (ref readonly var term in terms)
        {
            Widen(new Vector<byte>(impacts, (term.Block * Postings.BlockSize) + place), term.Factor, out var score0, out var score1, out var score2, out var score3);
            if (term.IsAlone)
            {
                (sum0, sum1, sum2, sum3) = (sum0 + score0, sum1 + score1, sum2 + score2, sum3 + score3);
                continue;
            }

            (best0, best1, best2, best3) = (Vector.Max(best0, score0), Vector.Max(best1, score1), Vector.Max(best2, score2), Vector.Max(best3, score3));
            if (term.EndsClause)
            {
                (sum0, sum1, sum2, sum3) = (sum0 + best0, sum1 + best1, sum2 + best2, sum3 + best3);
                (best0, best1, best2, best3) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
            }
        }

        (parts[0], parts[1], parts[2], parts[3]) = (sum0, sum1, sum2, sum3);
        return Vector.Max(Vector.Max(sum0, sum1), Vector.Max(sum2, sum3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(Vector<byte> impacts, float factor, out Vector<float> score0, out Vector<float> score1, out Vector<float> score2, out Vector<float> score3)
    {
        var factors = new Vector<float>(factor);
        Vector.Widen(impacts, out var lower, out var upper);
        Vector.Widen(lower, out var quanta0, out var quanta1);
        Vector.Widen(upper, out var quanta2, out var quanta3);
        score0 = Vector.ConvertToSingle(Vector.AsVectorInt32(quanta0)) * factors;
        score1 = Vector.ConvertToSingle(Vector.AsVectorInt32(quanta1)) * factors;
        score2 = Vector.ConvertToSingle(Vector.AsVectorInt32(quanta2)) * factors;
        score3 = Vector.ConvertToSingle(Vector.AsVectorInt32(quanta3)) * factors;
    }
}
