namespace ChatAssist.Privacy;

/// <summary>Finds the numbers of persons among all groups of digits of a text.</summary>
internal sealed class NumberFinder(FoldedText text, FoundSpans found)
{
    private const int DigitsAtMost = 19;
    private readonly Dictionary<int, CueKind> _kindsByEnd = [];

    public void Find()
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!text.IsDigit(index))
            {
                continue;
            }

            if (found.EndAt(index) is { } end)
            {
                index = end - 1;
                continue;
            }

            var chain = NumberChain.At(text, index);
            FindIn(chain);
            index = chain.End(chain.Count - 1);
        }
    }

    private void FindIn(NumberChain chain)
    {
        // No person writes such a chain; reading it in every way would take its time.
        var groupsAtMost = chain.Count > 100 ? 6 : DigitsAtMost;
        List<(int First, int Last, NumberReading Reading)> readings = [];
        for (var first = 0; first < chain.Count; first++)
        {
            NumberCue? cue = null;
            var digits = 0;
            for (var last = first; last < chain.Count && last - first < groupsAtMost; last++)
            {
                digits += chain.LengthOf(last);
                if (digits > DigitsAtMost && last > first)
                {
                    break;
                }

                if (digits < NumberReading.DigitsAtLeast)
                {
                    continue;
                }

                cue ??= NumberCue.Before(text, chain.Start(first), KindEndingAt);
                if (NumberReading.Of(chain, first, last, cue.Value) is { } reading)
                {
                    readings.Add((first, last, reading));
                }
            }
        }

        foreach (var (first, last, reading) in readings.OrderByDescending(entry => entry.Reading.Likelihood).ThenByDescending(entry => entry.Last - entry.First).ThenBy(entry => entry.First))
        {
            if (found.Add(new(reading.Start, chain.End(last), reading.Name)))
            {
                _kindsByEnd[chain.End(last)] = reading.Kind;
            }
        }
    }

    /// <summary>"stk 12345678 hoặc 87654321": what the first was, the second is too; a mask hides what it was.</summary>
    private CueKind? KindEndingAt(int index) =>
        _kindsByEnd.TryGetValue(index, out var kind) ? kind : text[index - 1] == FoldedText.Masked || found.EndAt(index - 1) is not null ? CueKind.None : null;
}
