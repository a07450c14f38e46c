using System.Numerics;
using System.Runtime.InteropServices;

namespace ChatAssist.Search;

/// <summary>A query's frequent terms in one window: added up for many documents at once.</summary>
internal sealed class DenseTerms
{
    private readonly List<DenseTerm> _terms = [];
    private readonly float[] _lanes = new float[Vector<float>.Count];
    private float[] _blockBounds = [];
    private int _clauseStart;

    public void Clear() => _terms.Clear();

    public void BeginClause() => _clauseStart = _terms.Count;

    public void Add(int block, float factor) => _terms.Add(new DenseTerm(block, factor, EndsClause: false));

    /// <summary>How many alternatives the clause has here.</summary>
    public int EndClause()
    {
        if (_terms.Count > _clauseStart)
        {
            _terms[^1] = _terms[^1] with { EndsClause = true };
        }

        return _terms.Count - _clauseStart;
    }

    /// <summary>What the clause that was ended last adds to a document's bound.</summary>
    public float BestOfLastClause(Postings postings, ushort document)
    {
        var best = 0f;
        foreach (var term in CollectionsMarshal.AsSpan(_terms)[_clauseStart..])
        {
            best = Math.Max(best, postings.DenseImpacts[(term.Block * Postings.BlockSize) + document] * term.Factor);
        }

        return best;
    }

    /// <summary>Adds the terms to the sums where that may make a candidate, and collects the candidates.</summary>
    /// <param name="sums">What other terms gave the window's documents.</param>
    /// <param name="first">The number of the window's first document.</param>
    public void Collect(Postings postings, float[] sums, int first, int blocks, Candidates candidates)
    {
        var terms = CollectionsMarshal.AsSpan(_terms);
        BoundBlocks(postings, terms, blocks);
        for (var block = 0; block < blocks; block++)
        {
            var start = block * Postings.BlockSize;
            if (Highest(sums.AsSpan(start, Postings.BlockSize)) + _blockBounds[block] >= candidates.Threshold)
            {
                CollectBlock(postings.DenseImpacts, terms, sums, start, first, candidates);
            }
        }
    }

    private void BoundBlocks(Postings postings, ReadOnlySpan<DenseTerm> terms, int blocks)
    {
        if (_blockBounds.Length < blocks)
        {
            _blockBounds = new float[blocks];
        }

        var bounds = _blockBounds.AsSpan(0, blocks);
        bounds.Clear();
        for (var i = 0; i < terms.Length; i++)
        {
            var begin = i;
            while (!terms[i].EndsClause)
            {
                i++;
            }

            AddBlockMaxima(postings, terms[begin..(i + 1)], bounds);
        }
    }

    private static void AddBlockMaxima(Postings postings, ReadOnlySpan<DenseTerm> alternatives, Span<float> bounds)
    {
        for (var block = 0; block < bounds.Length; block++)
        {
            var best = 0f;
            foreach (var term in alternatives)
            {
                best = Math.Max(best, postings.BlockMaxima[term.Block + block] * term.Factor);
            }

            bounds[block] += best;
        }
    }

    private static float Highest(ReadOnlySpan<float> numbers)
    {
        var highest = Vector<float>.Zero;
        foreach (var vector in MemoryMarshal.Cast<float, Vector<float>>(numbers))
        {
            highest = Vector.Max(highest, vector);
        }

        var result = 0f;
        for (var lane = 0; lane < Vector<float>.Count; lane++)
        {
            result = Math.Max(result, highest[lane]);
        }

        return result;
    }

    private void CollectBlock(byte[] impacts, ReadOnlySpan<DenseTerm> terms, float[] sums, int start, int first, Candidates candidates)
    {
        var step = Vector<float>.Count;
        for (var place = start; place < start + Postings.BlockSize; place += Vector<byte>.Count)
        {
            var first0 = new Vector<float>(sums, place);
            var second = new Vector<float>(sums, place + step);
            var third = new Vector<float>(sums, place + (2 * step));
            var fourth = new Vector<float>(sums, place + (3 * step));
            AddTerms(impacts, terms, place, ref first0, ref second, ref third, ref fourth);
            Collect(first0, first + place, candidates);
            Collect(second, first + place + step, candidates);
            Collect(third, first + place + (2 * step), candidates);
            Collect(fourth, first + place + (3 * step), candidates);
        }
    }

    private static void AddTerms(byte[] impacts, ReadOnlySpan<DenseTerm> terms, int place, ref Vector<float> sum0, ref Vector<float> sum1, ref Vector<float> sum2, ref Vector<float> sum3)
    {
        var (total0, total1, total2, total3) = (sum0, sum1, sum2, sum3);
        var (best0, best1, best2, best3) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        foreach (ref readonly var term in terms)
        {
            Vector.Widen(new Vector<byte>(impacts, (term.Block * Postings.BlockSize) + place), out var lower, out var upper);
            Vector.Widen(lower, out var quanta0, out var quanta1);
            Vector.Widen(upper, out var quanta2, out var quanta3);
            var factor = new Vector<float>(term.Factor);
            best0 = Vector.Max(best0, Vector.ConvertToSingle(Vector.AsVectorInt32(quanta0)) * factor);
            best1 = Vector.Max(best1, Vector.ConvertToSingle(Vector.AsVectorInt32(quanta1)) * factor);
            best2 = Vector.Max(best2, Vector.ConvertToSingle(Vector.AsVectorInt32(quanta2)) * factor);
            best3 = Vector.Max(best3, Vector.ConvertToSingle(Vector.AsVectorInt32(quanta3)) * factor);
            if (term.EndsClause)
            {
                total0 += best0;
                total1 += best1;
                total2 += best2;
                total3 += best3;
                (best0, best1, best2, best3) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
            }
        }

        (sum0, sum1, sum2, sum3) = (total0, total1, total2, total3);
    }

    private void Collect(Vector<float> bounds, int document, Candidates candidates)
    {
        if (!Vector.GreaterThanOrEqualAny(bounds, new Vector<float>(candidates.Threshold)))
        {
            return;
        }

        bounds.CopyTo(_lanes);
        for (var lane = 0; lane < _lanes.Length; lane++)
        {
            if (_lanes[lane] >= candidates.Threshold)
            {
                candidates.Add(document + lane, _lanes[lane]);
            }
        }
    }
}

/// <param name="Block">Where its impacts begin, in blocks.</param>
/// <param name="Factor">What one quantum is worth in this query.</param>
/// <param name="EndsClause">The last alternative of its clause.</param>
internal readonly record struct DenseTerm(int Block, float Factor, bool EndsClause);
