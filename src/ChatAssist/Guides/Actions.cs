using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>Knows the words for what is done to a paper: "cấp lại", "gia hạn", "thu hồi"; sets of them are bit masks.</summary>
/// <param name="phrases">Phrases by action, at most 32 actions; phrases of <c>none</c> only keep others from matching.</param>
public sealed class Actions(IReadOnlyDictionary<string, List<string>> phrases)
{
    private const int LongestPhrase = 3;

    /// <summary>By the first word, longer phrases before shorter ones.</summary>
    private readonly Dictionary<string, (string[] Words, uint Mask)[]> _byFirst = phrases
        .SelectMany((action, number) => action.Value.Select(phrase => (Words: Folded(phrase), Mask: action.Key == "none" ? 0u : 1u << number)))
        .Where(phrase => phrase.Words.Length <= LongestPhrase)
        .GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray(), StringComparer.Ordinal);

    private readonly string[] _names = [.. phrases.Keys];

    /// <summary>The actions that the words name, longer phrases before shorter ones.</summary>
    public uint In(IReadOnlyList<string> folded)
    {
        var mask = 0u;
        for (var start = 0; start < folded.Count;)
        {
            var (words, named) = At(folded, start);
            mask |= named;
            start += Math.Max(1, words.Length);
        }

        return mask;
    }

    private (string[] Words, uint Mask) At(IReadOnlyList<string> folded, int start)
    {
        foreach (var phrase in _byFirst.GetValueOrDefault(folded[start], []))
        {
            var length = 1;
            while (length < phrase.Words.Length && start + length < folded.Count && string.Equals(phrase.Words[length], folded[start + length], StringComparison.Ordinal))
            {
                length++;
            }

            if (length == phrase.Words.Length)
            {
                return phrase;
            }
        }

        return ([], 0);
    }

    public uint In(string text) => In(Folded(text));

    /// <summary>The bit of an action by its key; 0 where there is none of that key.</summary>
    public uint MaskOf(string key) => Array.IndexOf(_names, key) is >= 0 and var number && key != "none" ? 1u << number : 0;

    /// <summary>The keys of the actions in a mask.</summary>
    public IReadOnlyList<string> NamesOf(uint mask) => [.. _names.Where((_, number) => (mask & (1u << number)) != 0)];

    /// <summary>How well a procedure's actions agree with those asked for: 1 where neither names any.</summary>
    public static float Agreement(uint asked, uint named)
    {
        const float Agreed = 1.1f;
        const float Missing = 0.9f;
        const float Unasked = 0.9f;
        return MathF.Pow(Agreed, uint.PopCount(asked & named))
            * ((asked & ~named) != 0 ? Missing : 1)
            * ((named & ~asked) != 0 ? Unasked : 1);
    }

    private static string[] Folded(string phrase) => [.. VietnameseAnalyzer.Analyze(phrase).Select(token => token.Folded)];
}
