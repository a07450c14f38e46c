using System.Runtime.InteropServices;

namespace ChatAssist.Search;

/// <summary>Adds up the quantised impacts of one window's documents: upper bounds of their scores.</summary>
/// <remarks>
/// First the rare terms, document by document; then block by block the frequent ones, where the block may hold a
/// candidate at all (as block-max pruning does: Mallia, Suel and Tonellotto 2024).
/// </remarks>
internal sealed class WindowBounds
{
    private readonly List<Segment> _sparse = [];
    private readonly List<float> _sparseFactors = [];
    private readonly DenseTerms _dense = new();
    private float[] _sums = [];
    private float[] _best = [];

    /// <param name="documents">How many documents the window has.</param>
    public void Collect(Postings postings, QueryPlan plan, int window, int documents, Candidates candidates)
    {
        Clear(documents);
        for (var clause = 0; clause < plan.ClauseCount; clause++)
        {
            AddClause(postings, plan.Clause(clause), window);
        }

        _dense.Collect(postings, _sums, window << Postings.WindowBits, Postings.BlocksOf(documents), candidates);
    }

    private void Clear(int documents)
    {
        var size = Postings.BlocksOf(documents) * Postings.BlockSize;
        if (_sums.Length < size)
        {
            _sums = new float[size];
            _best = new float[size];
        }

        Array.Clear(_sums, 0, size);
        _dense.Clear();
    }

    private void AddClause(Postings postings, ReadOnlySpan<PlannedTerm> terms, int window)
    {
        _sparse.Clear();
        _sparseFactors.Clear();
        _dense.BeginClause();
        foreach (var term in terms)
        {
            var number = term.SegmentIn(window, postings.Windows);
            if (number < 0)
            {
                continue;
            }

            var segment = postings.Segment(number);
            var factor = term.Weight * segment.Unit * Postings.Quantum;
            if (segment.IsDense)
            {
                _dense.Add(segment.Block, factor);
            }
            else
            {
                _sparse.Add(segment);
                _sparseFactors.Add(factor);
            }
        }

        var alternatives = _dense.EndClause();
        if (_sparse.Count > 1)
        {
            AddBestOf(postings, alternatives);
        }
        else if (_sparse.Count == 1 && alternatives.IsEmpty)
        {
            Add(postings, _sparse[0], _sparseFactors[0]);
        }
        else if (_sparse.Count == 1)
        {
            AddBetterThan(postings, _sparse[0], _sparseFactors[0], alternatives);
        }
    }

    private void Add(Postings postings, Segment segment, float factor)
    {
        var documents = postings.Documents.AsSpan(segment.Place, segment.Count);
        var impacts = postings.Impacts.AsSpan(segment.Place, documents.Length);
        var sums = _sums;
        for (var i = 0; i < documents.Length; i++)
        {
            sums[documents[i]] += impacts[i] * factor;
        }
    }

    // Of the frequent alternatives the best is added later, so here only by how much a rare one is better still.
    private void AddBetterThan(Postings postings, Segment segment, float factor, ReadOnlySpan<DenseTerm> alternatives)
    {
        var documents = postings.Documents.AsSpan(segment.Place, segment.Count);
        var impacts = postings.Impacts.AsSpan(segment.Place, documents.Length);
        for (var i = 0; i < documents.Length; i++)
        {
            _sums[documents[i]] += Math.Max(0, (impacts[i] * factor) - BestOf(alternatives, postings, documents[i]));
        }
    }

    private void AddBestOf(Postings postings, ReadOnlySpan<DenseTerm> alternatives)
    {
        for (var i = 0; i < _sparse.Count; i++)
        {
            KeepBest(postings, _sparse[i], _sparseFactors[i]);
        }

        // A document that several hold has nothing left the second time.
        foreach (var segment in CollectionsMarshal.AsSpan(_sparse))
        {
            foreach (var document in postings.Documents.AsSpan(segment.Place, segment.Count))
            {
                _sums[document] += alternatives.IsEmpty ? _best[document] : Math.Max(0, _best[document] - BestOf(alternatives, postings, document));
                _best[document] = 0;
            }
        }
    }

    private static float BestOf(ReadOnlySpan<DenseTerm> alternatives, Postings postings, ushort document)
    {
        var best = alternatives[0].BoundOf(postings.DenseImpacts, document);
        foreach (var alternative in alternatives[1..])
        {
            best = Math.Max(best, alternative.BoundOf(postings.DenseImpacts, document));
        }

        return best;
    }

    private void KeepBest(Postings postings, Segment segment, float factor)
    {
        var documents = postings.Documents.AsSpan(segment.Place, segment.Count);
        var impacts = postings.Impacts.AsSpan(segment.Place, documents.Length);
        for (var i = 0; i < documents.Length; i++)
        {
            _best[documents[i]] = Math.Max(_best[documents[i]], impacts[i] * factor);
        }
    }
}
