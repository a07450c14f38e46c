namespace ChatAssist.Search;

/// <summary>What a search works with, kept for the thread's next one, so that searching allocates nothing but its result.</summary>
internal sealed class SearchScratch
{
    [ThreadStatic]
    private static SearchScratch? _ofThread;

    private readonly QueryPlan _plan = new();
    private readonly Candidates _candidates = new();
    private readonly WindowBounds _window = new();
    private readonly ExactScores _exact = new();
    private ulong[] _ranks = new ulong[1024];

    public static SearchScratch OfThread => _ofThread ??= new SearchScratch();

    /// <summary>Writes the best documents, best first, and says how many there are.</summary>
    /// <param name="capacity">How many documents the index has.</param>
    public int Search(SearchQuery query, TermDictionary terms, Postings postings, int capacity, Span<ScoreDoc> top)
    {
        _plan.Fill(query, terms, postings);
        if (_plan.ClauseCount == 0 || top.IsEmpty)
        {
            return 0;
        }

        _candidates.Begin(top.Length, _plan.Slack, _plan.ClauseCount);
        for (var window = 0; window << Postings.WindowBits < capacity; window++)
        {
            _window.Collect(postings, _plan, window, Math.Min(Postings.WindowSize, capacity - (window << Postings.WindowBits)), _candidates);
        }

        _candidates.Shrink();
        var candidates = _candidates.Documents;
        return Rank(candidates, _exact.Of(postings, _plan, candidates, capacity), top);
    }

    // A positive float orders as its bits do; below them the complement of the document, so that the earlier of equals wins.
    private int Rank(ReadOnlySpan<int> documents, ReadOnlySpan<float> scores, Span<ScoreDoc> top)
    {
        if (_ranks.Length < documents.Length)
        {
            _ranks = new ulong[documents.Length];
        }

        var ranks = _ranks.AsSpan(0, documents.Length);
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] = ((ulong)BitConverter.SingleToUInt32Bits(scores[i]) << 32) | ~(uint)documents[i];
        }

        ranks.Sort();
        var count = Math.Min(top.Length, ranks.Length);
        for (var i = 0; i < count; i++)
        {
            var rank = ranks[^(i + 1)];
            top[i] = new ScoreDoc((int)~(uint)rank, BitConverter.UInt32BitsToSingle((uint)(rank >> 32)));
        }

        return count;
    }
}
