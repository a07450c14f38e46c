using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>How much a question asks for each word of the names; kept for the thread's next question.</summary>
internal sealed class QuestionWords
{
    /// <summary>Someone who typed marks meant them: the same letters with other marks count so much less.</summary>
    private const float OtherMarks = 0.4f;

    [ThreadStatic]
    private static QuestionWords? _spare;

    private readonly NameTable _names;
    private readonly float[] _marked;
    private readonly float[] _folded;
    private readonly float[] _pairs;
    private readonly List<int> _touchedMarked = [];
    private readonly List<int> _touchedFolded = [];
    private readonly List<int> _touchedPairs = [];

    private QuestionWords(NameTable names) =>
        (_names, _marked, _folded, _pairs) = (names, new float[names.MarkedCount], new float[names.FoldedCount], new float[names.PairCount]);

    /// <summary>Σ weight · idf over the question's words: what a name that holds them all would reach.</summary>
    public float Total { get; private set; }

    /// <summary>The engine's score of a document that holds every clause often and in the weightiest field.</summary>
    public float BestPossible { get; private set; }

    public static QuestionWords Of(SearchQuery query, IReadOnlyList<QueryClause> context, NameTable names, SearchIndex index)
    {
        var words = _spare?._names == names ? _spare : new QuestionWords(names);
        _spare = words;
        words.Clear();
        foreach (var clause in query.Clauses)
        {
            words.Add(clause, index);
        }

        foreach (var clause in context)
        {
            words.BestPossible += BestOf(clause, index);
        }

        return words;
    }

    /// <summary>0 to 1: how much the question asks for the word.</summary>
    public float Weight(in NameWord word) => Math.Max(_marked[word.Marked], _folded[word.Folded]);

    /// <summary>0 to 1: how much it asks for the word and its neighbour together.</summary>
    public float PairWeight(in NameWord word) => word.Pair < 0 ? 0 : _pairs[word.Pair];

    private static float BestOf(QueryClause clause, SearchIndex index)
    {
        var best = 0f;
        foreach (var (term, weight) in clause.Terms)
        {
            best = Math.Max(best, weight * index.Idf(term));
        }

        return best;
    }

    private void Add(QueryClause clause, SearchIndex index)
    {
        if (clause.Terms.Count == 0)
        {
            return;
        }

        var knowsMarks = clause.Terms[0].Term.Kind == TermKind.Marked;
        var total = 0f;
        var best = 0f;
        foreach (var (term, weight) in clause.Terms)
        {
            var idf = index.Idf(term);
            best = Math.Max(best, weight * idf);
            total = Math.Max(total, Math.Min(1, weight) * idf);
            if (_names.Find(term) is >= 0 and var number)
            {
                Keep(term.Kind, number, Math.Min(1, weight), knowsMarks);
            }
        }

        BestPossible += best;
        if (clause.Terms[0].Term.Kind != TermKind.Bigram)
        {
            Total += total;
        }
    }

    private void Keep(TermKind kind, int number, float weight, bool knowsMarks)
    {
        switch (kind)
        {
            case TermKind.Marked:
                Keep(_marked, _touchedMarked, number, weight);
                break;
            case TermKind.Folded:
                Keep(_folded, _touchedFolded, number, knowsMarks ? weight * OtherMarks : weight);
                break;
            default:
                Keep(_pairs, _touchedPairs, number, weight);
                break;
        }
    }

    private static void Keep(float[] weights, List<int> touched, int number, float weight)
    {
        if (weights[number] == 0)
        {
            touched.Add(number);
        }

        weights[number] = Math.Max(weights[number], weight);
    }

    private void Clear()
    {
        Total = 0;
        BestPossible = 0;
        Clear(_marked, _touchedMarked);
        Clear(_folded, _touchedFolded);
        Clear(_pairs, _touchedPairs);
    }

    private static void Clear(float[] weights, List<int> touched)
    {
        foreach (var number in touched)
        {
            weights[number] = 0;
        }

        touched.Clear();
    }
}
