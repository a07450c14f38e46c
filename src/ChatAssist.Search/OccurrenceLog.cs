namespace ChatAssist.Search;

/// <summary>Counts how often each term stands in each field, document by document; memory grows by pieces, so nothing is copied.</summary>
internal sealed class OccurrenceLog
{
    private const int PieceBits = 17;
    private const int PieceSize = 1 << PieceBits;

    private readonly List<Occurrence[]> _pieces = [];
    private int[] _last = new int[1024];
    private int[] _counts = new int[1024];
    private int _count;
    private int _fieldStart;

    /// <summary>What follows is counted apart from what came before.</summary>
    public void BeginField() => _fieldStart = _count;

    public void Add(int term, int document, byte field)
    {
        if (term >= _last.Length)
        {
            Array.Resize(ref _last, Math.Max(term + 1, _last.Length * 2));
            Array.Resize(ref _counts, _last.Length);
        }

        // Places are kept one higher, so that 0 is "never seen".
        var last = _last[term] - 1;
        if (last >= _fieldStart)
        {
            ref var seen = ref _pieces[last >> PieceBits][last & (PieceSize - 1)];
            seen = seen with { Frequency = (ushort)Math.Min(seen.Frequency + 1, ushort.MaxValue) };
            return;
        }

        if ((_count & (PieceSize - 1)) == 0)
        {
            _pieces.Add(new Occurrence[PieceSize]);
        }

        _pieces[_count >> PieceBits][_count & (PieceSize - 1)] = new Occurrence(term, document, field, 1);
        _count++;
        _last[term] = _count;
        _counts[term]++;
    }

    /// <summary>The occurrences of each term together, in the order of documents and fields.</summary>
    /// <param name="numbers">For each term the number that it is sorted by.</param>
    public SortedOccurrences Sort(int[] numbers)
    {
        var starts = new int[numbers.Length + 1];
        for (var term = 0; term < numbers.Length; term++)
        {
            starts[numbers[term] + 1] = _counts[term];
        }

        for (var term = 0; term < numbers.Length; term++)
        {
            starts[term + 1] += starts[term];
        }

        var next = starts[..^1];
        var sorted = new FieldOccurrence[_count];
        for (var i = 0; i < _count; i++)
        {
            var occurrence = _pieces[i >> PieceBits][i & (PieceSize - 1)];
            sorted[next[numbers[occurrence.Term]]++] = new FieldOccurrence(occurrence.Document, occurrence.Field, occurrence.Frequency);
        }

        return new SortedOccurrences(sorted, starts);
    }
}

/// <summary>A term in one field of one document.</summary>
internal readonly record struct Occurrence(int Term, int Document, byte Field, ushort Frequency);

/// <summary>How often a term stands in one field of one document.</summary>
internal readonly record struct FieldOccurrence(int Document, byte Field, ushort Frequency);

/// <summary>Those of term t lie from <c>Starts[t]</c> to before <c>Starts[t + 1]</c>.</summary>
internal sealed record SortedOccurrences(FieldOccurrence[] All, int[] Starts)
{
    public ReadOnlySpan<FieldOccurrence> Of(int term) => All.AsSpan(Starts[term]..Starts[term + 1]);
}
