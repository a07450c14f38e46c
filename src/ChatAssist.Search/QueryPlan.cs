namespace ChatAssist.Search;

/// <summary>A query with its terms looked up; kept and filled anew for each search of a thread.</summary>
internal sealed class QueryPlan
{
    private readonly List<PlannedTerm> _terms = [];
    private readonly List<int> _clauseEnds = [];

    /// <summary>The most by which the quantised sum of a document's impacts can be above its score.</summary>
    public float Slack { get; private set; }

    public int ClauseCount => _clauseEnds.Count;

    /// <summary>Terms that no document holds and clauses without any other are left out.</summary>
    public void Fill(SearchQuery query, TermDictionary terms, Postings postings)
    {
        _terms.Clear();
        _clauseEnds.Clear();
        Slack = 0;
        for (var clause = 0; clause < query.Clauses.Count; clause++)
        {
            AddClause(query.Clauses[clause].Terms, terms, postings);
        }
    }

    public ReadOnlySpan<PlannedTerm> Clause(int number) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_terms)[(number == 0 ? 0 : _clauseEnds[number - 1]).._clauseEnds[number]];

    private void AddClause(IReadOnlyList<QueryTerm> alternatives, TermDictionary terms, Postings postings)
    {
        var begin = _terms.Count;
        var slack = 0f;
        for (var i = 0; i < alternatives.Count; i++)
        {
            var number = alternatives[i].Weight > 0 ? terms.Find(alternatives[i].Term) : -1;
            if (number < 0)
            {
                continue;
            }

            var planned = new PlannedTerm(postings.SegmentStarts[number], postings.SegmentStarts[number + 1], alternatives[i].Weight);
            _terms.Add(planned);
            for (var segment = planned.FirstSegment; segment < planned.EndSegment; segment++)
            {
                slack = Math.Max(slack, planned.Weight * postings.Units[segment] * Postings.Quantum);
            }
        }

        if (_terms.Count > begin)
        {
            _clauseEnds.Add(_terms.Count);
            Slack += slack;
        }
    }
}

/// <summary>A term of the query and where its postings are.</summary>
internal readonly record struct PlannedTerm(int FirstSegment, int EndSegment, float Weight)
{
    /// <summary>The term's segment in a window, or -1.</summary>
    public int SegmentIn(int window, ushort[] windows)
    {
        if (EndSegment - FirstSegment == 1)
        {
            return windows[FirstSegment] == window ? FirstSegment : -1;
        }

        var found = Array.BinarySearch(windows, FirstSegment, EndSegment - FirstSegment, (ushort)window);
        return found < 0 ? -1 : found;
    }
}
