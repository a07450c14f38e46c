using ChatAssist.Search;

namespace ChatAssist.Handoffs;

/// <summary>Phrases that are found in a message by whole words, typed with marks or without any.</summary>
internal sealed class PhraseList
{
    private readonly ILookup<string, List<Token>> _byFirst;

    public PhraseList(IEnumerable<string> phrases)
    {
        _byFirst = phrases.Select(VietnameseAnalyzer.Analyze).Where(words => words.Count > 0).ToLookup(words => words[0].Folded);
    }

    /// <returns>The places at which a phrase begins.</returns>
    public IReadOnlyList<int> Starts(List<Token> words) => [.. Found(words).Select(found => found.Start)];

    /// <returns>The places behind the last word of a phrase.</returns>
    public IReadOnlyList<int> Ends(List<Token> words) => [.. Found(words).Select(found => found.End)];

    private IEnumerable<(int Start, int End)> Found(List<Token> words) => Enumerable.Range(0, words.Count).SelectMany(start =>
        _byFirst[words[start].Folded].Where(phrase => StandsAt(words, start, phrase)).Select(phrase => (start, start + phrase.Count)));

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
