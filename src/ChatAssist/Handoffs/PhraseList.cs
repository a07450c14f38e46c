using ChatAssist.Search;

namespace ChatAssist.Handoffs;

/// <summary>Phrases that are found in a message by whole words, typed with marks or without any.</summary>
internal sealed class PhraseList
{
    private static readonly List<List<Token>> s_none = [];
    private readonly Dictionary<string, List<List<Token>>> _byFirst;

    public PhraseList(IEnumerable<string> phrases)
    {
        _byFirst = phrases.Select(VietnameseAnalyzer.Analyze).Where(words => words.Count > 0).GroupBy(words => words[0].Folded).ToDictionary(group => group.Key, group => group.ToList());
    }

    public bool IsIn(List<Token> words) => Find(words, mostWanted: 1).Count > 0;

    /// <returns>The places at which a phrase begins.</returns>
    public IReadOnlyList<int> Starts(List<Token> words) => Find(words).ConvertAll(found => found.Start);

    /// <returns>The places behind the last word of a phrase.</returns>
    public IReadOnlyList<int> Ends(List<Token> words) => Find(words).ConvertAll(found => found.End);

    /// <remarks>Every message is looked through for every list.</remarks>
    private List<(int Start, int End)> Find(List<Token> words, int mostWanted = int.MaxValue)
    {
        List<(int Start, int End)> found = [];
        for (var start = 0; start < words.Count && found.Count < mostWanted; start++)
        {
            foreach (var phrase in _byFirst.GetValueOrDefault(words[start].Folded) ?? s_none)
            {
                if (StandsAt(words, start, phrase))
                {
                    found.Add((start, start + phrase.Count));
                }
            }
        }

        return found;
    }

    // Who typed marks meant them: "muốn từ từ" is no "muốn tự tử".
    private static bool StandsAt(List<Token> words, int start, List<Token> phrase)
    {
        if (start + phrase.Count > words.Count)
        {
            return false;
        }

        for (var index = 0; index < phrase.Count; index++)
        {
            var (word, meant) = (words[start + index], phrase[index]);
            if (word.Folded != meant.Folded || (word.Marked != word.Folded && word.Marked != meant.Marked))
            {
                return false;
            }
        }

        return true;
    }
}
