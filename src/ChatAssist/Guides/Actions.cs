using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>Knows the words for what is done to a paper: "cấp lại", "gia hạn", "thu hồi"; sets of them are bit masks.</summary>
/// <param name="phrases">Phrases by action, at most 32 actions; phrases of <c>none</c> only keep others from matching.</param>
public sealed class Actions(IReadOnlyDictionary<string, List<string>> phrases)
{
    private readonly Dictionary<string, uint> _byPhrase = phrases
        .SelectMany((action, number) => action.Value.Select(phrase => (Key: Key(phrase), Mask: action.Key == "none" ? 0u : 1u << number)))
        .DistinctBy(entry => entry.Key)
        .ToDictionary(entry => entry.Key, entry => entry.Mask);

    private readonly HashSet<string> _firsts = phrases.Values.SelectMany(list => list).Select(phrase => Key(phrase).Split(' ')[0]).ToHashSet(StringComparer.Ordinal);

    private readonly string[] _names = [.. phrases.Keys];

    private const int LongestPhrase = 3;

    /// <summary>The actions that the words name, longer phrases before shorter ones.</summary>
    public uint In(IReadOnlyList<string> folded)
    {
        var mask = 0u;
        for (var start = 0; start < folded.Count;)
        {
            var length = _firsts.Contains(folded[start]) ? Math.Min(LongestPhrase, folded.Count - start) : 0;
            while (length > 0 && !_byPhrase.ContainsKey(string.Join(' ', folded.Skip(start).Take(length))))
            {
                length--;
            }

            mask |= length > 0 ? _byPhrase[string.Join(' ', folded.Skip(start).Take(length))] : 0;
            start += Math.Max(1, length);
        }

        return mask;
    }

    public uint In(string text) => In([.. VietnameseAnalyzer.Analyze(text).Select(token => token.Folded)]);

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

    private static string Key(string phrase) => string.Join(' ', VietnameseAnalyzer.Analyze(phrase).Select(token => token.Folded));
}
