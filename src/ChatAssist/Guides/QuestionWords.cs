using System.Numerics;
using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>How much a question asks for each word of the names, in both its readings; kept for the thread's next question.</summary>
/// <remarks>Of every pair of numbers X is that of the question as understood, Y that of its own words: they mostly hold the same terms.</remarks>
internal sealed class QuestionWords
{
    /// <summary>Someone who typed marks meant them: the same letters with other marks count so much less.</summary>
    private const float OtherMarks = 0.4f;

    [ThreadStatic]
    private static QuestionWords? _spare;

    private readonly NameTable _names;
    private readonly SearchIndex _index;
    private readonly Vector2[] _asked;
    private readonly List<int> _touched = [];

    private QuestionWords(NameTable names, SearchIndex index) => (_names, _index, _asked) = (names, index, new Vector2[names.Count]);

    /// <summary>Σ weight · idf over the question's words: what a name that holds them all would reach.</summary>
    public Vector2 Total { get; private set; }

    /// <summary>The engine's score of a document that holds every clause often and in the weightiest field.</summary>
    public Vector2 BestPossible { get; private set; }

    public static QuestionWords Of(GuideQuery query, NameTable names, SearchIndex index)
    {
        var words = _spare?._names == names ? _spare : new QuestionWords(names, index);
        _spare = words;
        words.Clear();
        words.Add(query.Understood.Clauses, query.Literal.Clauses);
        foreach (var clause in query.Context)
        {
            words.BestPossible += new Vector2(words.BestOf(clause));
        }

        return words;
    }

    /// <summary>0 to 1: how much the question asks for the word.</summary>
    public Vector2 Weight(in NameWord word) => Vector2.Max(_asked[word.Marked], _asked[word.Folded]);

    /// <summary>0 to 1: how much it asks for the word and its neighbour together.</summary>
    public Vector2 PairWeight(in NameWord word) => _asked[word.Pair];

    // What is understood begins with the question's own words, which weigh more or less there.
    private void Add(IReadOnlyList<QueryClause> understood, IReadOnlyList<QueryClause> literal)
    {
        for (var i = 0; i < Math.Max(understood.Count, literal.Count); i++)
        {
            if (i < understood.Count && i < literal.Count && HoldsSameTerms(understood[i].Terms, literal[i].Terms))
            {
                Add(understood[i].Terms, literal[i].Terms, Vector2.One);
                continue;
            }

            if (i < understood.Count)
            {
                Add(understood[i].Terms, understood[i].Terms, Vector2.UnitX);
            }

            if (i < literal.Count)
            {
                Add(literal[i].Terms, literal[i].Terms, Vector2.UnitY);
            }
        }
    }

    private static bool HoldsSameTerms(IReadOnlyList<QueryTerm> terms, IReadOnlyList<QueryTerm> others)
    {
        var isSame = terms.Count == others.Count;
        for (var i = 0; isSame && !ReferenceEquals(terms, others) && i < terms.Count; i++)
        {
            isSame = terms[i].Term == others[i].Term;
        }

        return isSame;
    }

    /// <param name="readings">1 for the readings that hold the clause, 0 for the other.</param>
    private void Add(IReadOnlyList<QueryTerm> understood, IReadOnlyList<QueryTerm> literal, Vector2 readings)
    {
        var total = Vector2.Zero;
        var best = Vector2.Zero;
        for (var i = 0; i < understood.Count; i++)
        {
            var term = understood[i].Term;
            var weight = new Vector2(understood[i].Weight, literal[i].Weight) * readings;
            var number = _index.NumberOf(term);
            var idf = _index.Idf(number);
            best = Vector2.Max(best, weight * idf);
            total = Vector2.Max(total, Vector2.Min(Vector2.One, weight) * idf);
            if (_names.Find(number) is > 0 and var named)
            {
                var isOfOtherMarks = term.Kind == TermKind.Folded && understood[0].Term.Kind == TermKind.Marked;
                Keep(named, Vector2.Min(Vector2.One, weight) * (isOfOtherMarks ? OtherMarks : 1));
            }
        }

        BestPossible += best;
        if (understood.Count > 0 && understood[0].Term.Kind != TermKind.Bigram)
        {
            Total += total;
        }
    }

    private float BestOf(QueryClause clause)
    {
        var best = 0f;
        foreach (var (term, weight) in clause.Terms)
        {
            best = Math.Max(best, weight * _index.Idf(term));
        }

        return best;
    }

    private void Keep(int number, Vector2 weight)
    {
        if (_asked[number] == Vector2.Zero)
        {
            _touched.Add(number);
        }

        _asked[number] = Vector2.Max(_asked[number], weight);
    }

    private void Clear()
    {
        (Total, BestPossible) = (Vector2.Zero, Vector2.Zero);
        foreach (var number in _touched)
        {
            _asked[number] = Vector2.Zero;
        }

        _touched.Clear();
    }
}
