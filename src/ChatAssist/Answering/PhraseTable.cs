using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Phrases to look for in a question, longest first; a phrase typed without marks matches, other marks do not.</summary>
/// <remarks>A phrase may hold "…", which stands for at most three words.</remarks>
public sealed class PhraseTable<T>
{
    private const int LongestGap = 3;

    private readonly PhraseWords _numbers;
    private readonly Dictionary<int, Bucket> _byFirst;

    /// <param name="numbers">The numbers of words, the same for all tables that the same words are looked for in.</param>
    public PhraseTable(IEnumerable<(string Say, T Value)> entries, PhraseWords numbers)
    {
        _numbers = numbers;
        _byFirst = entries.Select(entry => Phrase.Of(entry.Say, entry.Value, numbers))
            .GroupBy(phrase => phrase.Numbers[0])
            .ToDictionary(group => group.Key, group => new Bucket([.. group.OrderByDescending(phrase => phrase.Words.Length)]));
    }

    public List<PhraseMatch<T>> Matches(List<Word> words) => Matches(_numbers.Of(words));

    /// <summary>The matches in order, none overlapping another: at each place the longest phrase.</summary>
    public List<PhraseMatch<T>> Matches(NumberedWords words)
    {
        var matches = new List<PhraseMatch<T>>();
        for (var start = 0; start < words.Numbers.Length;)
        {
            var match = LongestAt(words, start);
            if (match is not null)
            {
                matches.Add(match);
            }

            start = match?.End ?? start + 1;
        }

        return matches;
    }

    private PhraseMatch<T>? LongestAt(NumberedWords words, int start)
    {
        if (words.Numbers[start] < 0 || !_byFirst.TryGetValue(words.Numbers[start], out var bucket))
        {
            return null;
        }

        var near = start + 1 < words.Numbers.Length && bucket.BySecond.TryGetValue(words.Numbers[start + 1], out var phrases) ? First(phrases, words, start) : null;
        var other = First(bucket.Others, words, start);
        var longest = near is null || other?.Phrase.Words.Length > near.Value.Phrase.Words.Length ? other : near;
        return longest is var (phrase, end) ? new PhraseMatch<T>(start, end, phrase.Value) : null;
    }

    private static (Phrase Phrase, int End)? First(Phrase[] phrases, NumberedWords words, int start)
    {
        foreach (var phrase in phrases)
        {
            if (EndOf(phrase, words, start) is { } end)
            {
                return (phrase, end);
            }
        }

        return null;
    }

    private static int? EndOf(Phrase phrase, NumberedWords words, int start)
    {
        var position = start;
        for (var i = 0; i < phrase.Words.Length; i++)
        {
            var limit = position + (phrase.GapBefore[i] ? LongestGap : 0);
            while (position < words.Numbers.Length && position < limit && !Says(words, position, phrase, i))
            {
                position++;
            }

            if (position >= words.Numbers.Length || !Says(words, position, phrase, i))
            {
                return null;
            }

            position++;
        }

        return position;
    }

    private static bool Says(NumberedWords words, int position, Phrase phrase, int i) =>
        words.Numbers[position] == phrase.Numbers[i] && words.Words[position].Says(phrase.Words[i]);

    /// <summary>Phrases of one first word, longest first. Hundreds begin alike ("giấy"), few go on alike.</summary>
    private sealed class Bucket(List<Phrase> phrases)
    {
        public Dictionary<int, Phrase[]> BySecond { get; } =
            phrases.Where(HasSecond).GroupBy(phrase => phrase.Numbers[1]).ToDictionary(group => group.Key, group => group.ToArray());

        /// <summary>Of one word, or with a gap behind the first.</summary>
        public Phrase[] Others { get; } = [.. phrases.Where(phrase => !HasSecond(phrase))];

        private static bool HasSecond(Phrase phrase) => phrase.Words.Length > 1 && !phrase.GapBefore[1];
    }

    private sealed record Phrase(Token[] Words, int[] Numbers, bool[] GapBefore, T Value)
    {
        public static Phrase Of(string say, T value, PhraseWords numbers)
        {
            var words = new List<Token>();
            var gaps = new List<bool>();
            foreach (var part in say.Split('…'))
            {
                var isAfterGap = words.Count > 0;
                foreach (var token in VietnameseAnalyzer.Analyze(part))
                {
                    words.Add(token);
                    gaps.Add(isAfterGap);
                    isAfterGap = false;
                }
            }

            return words.Count > 0 ? new Phrase([.. words], [.. words.Select(word => numbers.Add(word.Folded))], [.. gaps], value) : throw new FormatException($"\"{say}\" holds no word.");
        }
    }
}

/// <param name="Start">The first word of the match.</param>
/// <param name="End">Behind its last word.</param>
public sealed record PhraseMatch<T>(int Start, int End, T Value);

/// <summary>A word of a question: as typed, or as a rewrite put it.</summary>
/// <param name="KnowsMarks">False where it was typed without marks and may stand for any marked syllable.</param>
/// <param name="Weight">How much it counts in finding.</param>
public sealed record Word(string Marked, string Folded, bool KnowsMarks, float Weight = 1)
{
    public TokenKind Kind { get; init; }

    /// <summary>The marked form that the neighbours ask for, where it was typed without marks; empty where that is not certain.</summary>
    public string Likely { get; init; } = "";

    /// <summary>What was typed, where this is taken for a slip and repaired.</summary>
    public Word? Typed { get; init; }

    public bool HasMarks => !string.Equals(Marked, Folded, StringComparison.Ordinal);

    public static Word Of(Token token, bool knowsMarks, float weight = 1) => new(token.Marked, token.Folded, knowsMarks, weight) { Kind = token.Kind };

    /// <summary>Whether this may be the phrase's word.</summary>
    public bool Says(Token token) =>
        string.Equals(Folded, token.Folded, StringComparison.Ordinal)
        && (!KnowsMarks || string.Equals(Marked, token.Marked, StringComparison.Ordinal));
}
