namespace ChatAssist.Search;

/// <summary>Scores the candidates exactly: Σ over clauses, in the query's order, of the best alternative's impact · weight.</summary>
internal sealed class ExactScores
{
    // For each document of a window the place among its candidates, one higher, so that 0 is "none".
    private ushort[] _places = [];
    private float[] _scores = new float[1024];
    private float[] _best = new float[1024];

    /// <param name="candidates">Ascending numbers of documents.</param>
    public ReadOnlySpan<float> Of(Postings postings, QueryPlan plan, ReadOnlySpan<int> candidates, int capacity)
    {
        Prepare(candidates.Length, capacity);
        for (var start = 0; start < candidates.Length;)
        {
            var window = candidates[start] >> Postings.WindowBits;
            var end = start + 1;
            while (end < candidates.Length && candidates[end] >> Postings.WindowBits == window && end - start < ushort.MaxValue)
            {
                end++;
            }

            ScoreWindow(postings, plan, window, candidates[start..end], _scores.AsSpan(start, end - start));
            start = end;
        }

        return _scores.AsSpan(0, candidates.Length);
    }

    private void Prepare(int candidates, int capacity)
    {
        if (_scores.Length < candidates)
        {
            _scores = new float[candidates];
            _best = new float[candidates];
        }

        if (_places.Length < Math.Min(capacity, Postings.WindowSize))
        {
            _places = new ushort[Math.Min(capacity, Postings.WindowSize)];
        }

        Array.Clear(_scores, 0, candidates);
    }

    private void ScoreWindow(Postings postings, QueryPlan plan, int window, ReadOnlySpan<int> candidates, Span<float> scores)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            _places[(ushort)candidates[i]] = (ushort)(i + 1);
        }

        for (var clause = 0; clause < plan.ClauseCount; clause++)
        {
            AddClause(postings, plan.Clause(clause), window, candidates, scores);
        }

        foreach (var document in candidates)
        {
            _places[(ushort)document] = 0;
        }
    }

    private void AddClause(Postings postings, ReadOnlySpan<PlannedTerm> terms, int window, ReadOnlySpan<int> candidates, Span<float> scores)
    {
        var best = _best.AsSpan(0, candidates.Length);
        best.Clear();
        foreach (var term in terms)
        {
            var number = term.SegmentIn(window, postings.Windows);
            if (number < 0)
            {
                continue;
            }

            var segment = postings.Segment(number);
            if (segment.IsDense)
            {
                KeepBestDense(postings, segment, term.Weight, candidates, best);
            }
            else
            {
                KeepBestSparse(postings, segment, term.Weight, best);
            }
        }

        for (var i = 0; i < best.Length; i++)
        {
            scores[i] += best[i];
        }
    }

    // What is rounded up and no better than another alternative needs no rest: those lie far apart in memory.
    private static void KeepBestDense(Postings postings, Segment segment, float weight, ReadOnlySpan<int> candidates, Span<float> best)
    {
        var impacts = postings.DenseImpacts.AsSpan(segment.Block * Postings.BlockSize);
        var rests = postings.DenseRests.AsSpan(segment.Block * Postings.BlockSize);
        for (var i = 0; i < candidates.Length; i++)
        {
            var document = (ushort)candidates[i];
            if (Score(impacts[document], 0, segment.Unit, weight) > best[i])
            {
                best[i] = Math.Max(best[i], Score(impacts[document], rests[document], segment.Unit, weight));
            }
        }
    }

    private void KeepBestSparse(Postings postings, Segment segment, float weight, Span<float> best)
    {
        var documents = postings.Documents.AsSpan(segment.Place, segment.Count);
        var impacts = postings.Impacts.AsSpan(segment.Place, documents.Length);
        var rests = postings.Rests.AsSpan(segment.Place, documents.Length);
        var places = _places;
        for (var i = 0; i < documents.Length; i++)
        {
            var place = places[documents[i]] - 1;
            if (place >= 0)
            {
                best[place] = Math.Max(best[place], Score(impacts[i], rests[i], segment.Unit, weight));
            }
        }
    }

    private static float Score(byte impact, ushort rest, float unit, float weight) =>
        ((impact * Postings.Quantum) - rest) * unit * weight;
}
