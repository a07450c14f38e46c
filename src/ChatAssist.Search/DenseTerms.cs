using System.Numerics;
using System.Runtime.InteropServices;

namespace ChatAssist.Search;

/// <summary>A query's frequent terms in one window: added up for many documents at once.</summary>
internal sealed class DenseTerms
{
    /// <summary>After so many blocks the threshold is asked anew whether the next ones are worth adding up.</summary>
    private const int Stretch = 128;

    private readonly List<DenseTerm> _terms = [];
    private readonly float[] _bounds = new float[Stretch];
    private readonly Vector<float>[] _highest = new Vector<float>[Stretch];
    private int _clauseStart;

    public void Clear() => _terms.Clear();

    public void BeginClause() => _clauseStart = _terms.Count;

    public void Add(int block, float factor) => _terms.Add(new DenseTerm(block, factor, EndsClause: false, IsAlone: false));

    /// <summary>The alternatives that the clause has here.</summary>
    public ReadOnlySpan<DenseTerm> EndClause()
    {
        var clause = CollectionsMarshal.AsSpan(_terms)[_clauseStart..];
        if (!clause.IsEmpty)
        {
            clause[^1] = clause[^1] with { EndsClause = true, IsAlone = clause.Length == 1 };
        }

        return clause;
    }

    /// <summary>Adds the terms to the sums where that may make a candidate, and collects the candidates.</summary>
    /// <param name="sums">What other terms gave the window's documents.</param>
    /// <param name="first">The number of the window's first document.</param>
    public void Collect(Postings postings, float[] sums, int first, int blocks, Candidates candidates)
    {
        var terms = CollectionsMarshal.AsSpan(_terms);
        for (var start = 0; start < blocks; start += Stretch)
        {
            var highest = _highest.AsSpan(0, Math.Min(Stretch, blocks - start));
            if (candidates.IsRaised)
            {
                AddWhereWorthwhile(postings, terms, sums, start, candidates.Threshold, highest);
            }
            else
            {
                AddAll(postings, terms, sums, start, highest);
                candidates.Raise(MemoryMarshal.Cast<Vector<float>, float>(highest));
            }

            for (var i = 0; i < highest.Length; i++)
            {
                if (Vector.GreaterThanOrEqualAny(highest[i], new Vector<float>(candidates.Threshold)))
                {
                    CollectBlock(sums.AsSpan((start + i) * Postings.BlockSize, Postings.BlockSize), first + ((start + i) * Postings.BlockSize), candidates);
                }
            }
        }
    }

    private static void AddAll(Postings postings, ReadOnlySpan<DenseTerm> terms, float[] sums, int start, Span<Vector<float>> highest)
    {
        for (var i = 0; i < highest.Length; i++)
        {
            highest[i] = DenseBlock.Add(postings.DenseImpacts, terms, sums, start + i);
        }
    }

    private void AddWhereWorthwhile(Postings postings, ReadOnlySpan<DenseTerm> terms, float[] sums, int start, float threshold, Span<Vector<float>> highest)
    {
        var bounds = _bounds.AsSpan(0, highest.Length);
        BoundBlocks(postings.BlockMaxima, terms, start, bounds);
        for (var i = 0; i < highest.Length; i++)
        {
            var sparse = DenseBlock.Highest(sums.AsSpan((start + i) * Postings.BlockSize, Postings.BlockSize));
            highest[i] = Vector.GreaterThanOrEqualAny(sparse + new Vector<float>(bounds[i]), new Vector<float>(threshold))
                ? DenseBlock.Add(postings.DenseImpacts, terms, sums, start + i)
                : Vector<float>.Zero;
        }
    }

    // Σ over clauses of the best alternative's highest impact in the block.
    private static void BoundBlocks(byte[] maxima, ReadOnlySpan<DenseTerm> terms, int start, Span<float> bounds)
    {
        bounds.Clear();
        for (var i = 0; i < terms.Length; i++)
        {
            var begin = i;
            while (!terms[i].EndsClause)
            {
                i++;
            }

            for (var block = 0; block < bounds.Length; block++)
            {
                var best = 0f;
                foreach (var term in terms[begin..(i + 1)])
                {
                    best = Math.Max(best, maxima[term.Block + start + block] * term.Factor);
                }

                bounds[block] += best;
            }
        }
    }

    private static void CollectBlock(ReadOnlySpan<float> sums, int first, Candidates candidates)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            if (sums[i] >= candidates.Threshold)
            {
                candidates.Add(first + i, sums[i]);
            }
        }
    }
}

/// <param name="Block">Where its impacts begin, in blocks.</param>
/// <param name="Factor">What one quantum is worth in this query.</param>
/// <param name="EndsClause">The last alternative of its clause.</param>
/// <param name="IsAlone">The only one.</param>
internal readonly record struct DenseTerm(int Block, float Factor, bool EndsClause, bool IsAlone)
{
    /// <summary>What it adds at most to a document of the window.</summary>
    public float BoundOf(byte[] impacts, ushort document) => impacts[(Block * Postings.BlockSize) + document] * Factor;
}
