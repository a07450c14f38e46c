using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Parts words that were typed without blanks: "dangkytamtru", "giấykhaisinh", "lamcccd".</summary>
internal sealed class GluedWords(Vocabulary vocabulary, SyllableModel syllables)
{
    private const int Shortest = 5;

    /// <summary>Longer than this nobody glues words by mistake.</summary>
    private const int Longest = 60;

    private const int LongestPart = 7;

    /// <summary>What a short form costs, which the corpus does not know: as much as a rather rare syllable.</summary>
    private const float ShortForm = 9;

    /// <summary>One-letter parts hardly ever stand in glued words, and make nonsense fit.</summary>
    private const float OneLetter = 9;

    /// <summary>Parts that never stand side by side are chance: "ca me ra".</summary>
    private const float Stranger = 6;

    /// <summary>So much may a letter cost on average: what is dearer is a name or another language.</summary>
    private const float MostPerLetter = 2.2f;

    /// <summary>The parts as typed, at least two; null where the word does not fall into parts that stand together elsewhere.</summary>
    public IReadOnlyList<string>? Part(string word)
    {
        if (word.Length is < Shortest or > Longest)
        {
            return null;
        }

        // best[end, length]: the cheapest way to read what comes before `end`, its last part of `length` letters.
        var best = new (float Cost, int Before)[word.Length + 1, LongestPart + 1];
        for (var end = 1; end <= word.Length; end++)
        {
            for (var length = 1; length <= LongestPart; length++)
            {
                best[end, length] = (float.PositiveInfinity, 0);
                if (length <= end && CostOf(word.AsSpan(end - length, length)) is { } cost)
                {
                    best[end, length] = Cheapest(best, word, end, length, cost);
                }
            }
        }

        var last = Enumerable.Range(1, LongestPart).MinBy(length => best[word.Length, length].Cost);
        return best[word.Length, last].Cost <= MostPerLetter * word.Length ? Parts(best, word, last) : null;
    }

    private (float Cost, int Before) Cheapest((float Cost, int Before)[,] best, string word, int end, int length, float cost)
    {
        var start = end - length;
        if (start == 0)
        {
            return (cost, 0);
        }

        var cheapest = (Cost: float.PositiveInfinity, Before: 0);
        for (var before = 1; before <= Math.Min(LongestPart, start); before++)
        {
            if (best[start, before].Cost < cheapest.Cost)
            {
                var all = best[start, before].Cost + cost - Bond(word.AsSpan(start - before, before), word.AsSpan(start, length));
                cheapest = all < cheapest.Cost ? (all, before) : cheapest;
            }
        }

        return cheapest;
    }

    private static List<string>? Parts((float Cost, int Before)[,] best, string word, int last)
    {
        var parts = new List<string>();
        for (var (end, length) = (word.Length, last); end > 0;)
        {
            parts.Insert(0, word.Substring(end - length, length));
            (end, length) = (end - length, best[end, length].Before);
        }

        return parts.Count > 1 ? parts : null;
    }

    private float? CostOf(ReadOnlySpan<char> part)
    {
        var number = syllables.Find(part);
        var cost = number >= 0 ? syllables.Cost(number) : float.PositiveInfinity;
        var forms = syllables.Forms(part);
        for (var form = forms.Start; form < forms.End; form++)
        {
            cost = Math.Min(cost, syllables.Cost(form));
        }

        return !float.IsPositiveInfinity(cost) ? cost + (part.Length == 1 ? OneLetter : 0)
            : part.Length > 1 && vocabulary.ShortWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(part) ? ShortForm
            : null;
    }

    // The strongest bond of any marked forms: what is glued is mostly typed without marks.
    private float Bond(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var strongest = float.NegativeInfinity;
        var (firsts, seconds) = (FormsOf(first), FormsOf(second));
        for (var one = firsts.Start; one < firsts.End; one++)
        {
            for (var two = seconds.Start; two < seconds.End; two++)
            {
                strongest = syllables.HasSeen(one, two) ? Math.Max(strongest, syllables.Bond(one, two)) : strongest;
            }
        }

        return firsts.IsEmpty || seconds.IsEmpty ? 0 : float.IsNegativeInfinity(strongest) ? -Stranger : strongest;
    }

    private SyllableRange FormsOf(ReadOnlySpan<char> part)
    {
        var forms = syllables.Forms(part);
        return forms.IsEmpty && syllables.Find(part) is >= 0 and var number ? new SyllableRange(number, number + 1) : forms;
    }
}
