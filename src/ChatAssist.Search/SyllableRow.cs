namespace ChatAssist.Search;

/// <summary>The costs of all syllables behind one: quick where they are asked for in ascending order.</summary>
internal ref struct SyllableRow(ReadOnlySpan<ushort> seconds, ReadOnlySpan<byte> pairCosts, byte unseen, ReadOnlySpan<byte> costs)
{
    /// <summary>The forms of one folded syllable lie so close that stepping beats searching.</summary>
    private const int Steps = 8;

    private readonly ReadOnlySpan<ushort> _seconds = seconds;
    private readonly ReadOnlySpan<byte> _pairCosts = pairCosts;
    private readonly ReadOnlySpan<byte> _costs = costs;
    private readonly byte _unseen = unseen;
    private int _at = -1;
    private int _last;

    /// <summary>As <see cref="SyllableModel.Cost(int, int)"/>.</summary>
    public float Cost(int second)
    {
        if (_at < 0 || second < _last)
        {
            _at = LowerBound(0, second);
        }

        for (var step = 0; step < Steps && _at < _seconds.Length && _seconds[_at] < second; step++)
        {
            _at++;
        }

        if (_at < _seconds.Length && _seconds[_at] < second)
        {
            _at = LowerBound(_at, second);
        }

        _last = second;
        return (_at < _seconds.Length && _seconds[_at] == second ? _pairCosts[_at] : _unseen + _costs[second]) * SyllableModel.Unit;
    }

    private readonly int LowerBound(int from, int second)
    {
        var found = _seconds[from..].BinarySearch((ushort)second);
        return from + (found < 0 ? ~found : found);
    }
}
