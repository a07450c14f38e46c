using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Sets the words of a question as typed beside the words as read.</summary>
/// <remarks>By the longest common subsequence (Wagner and Fischer 1974): what stands between two unchanged words was written out or mended together.</remarks>
internal static class WordPairing
{
    public static List<WordReading> Of(string text, IReadOnlyList<Word> words)
    {
        var typed = VietnameseAnalyzer.Analyze(text).Take(words.Count * 2).ToList();
        var common = CommonLengths(typed, words);
        var readings = new List<WordReading>();
        var (from, i, j) = (0, 0, 0);
        while (j < words.Count)
        {
            if (i < typed.Count && IsSame(typed[i], words[j]))
            {
                readings.Add(Unchanged(text, typed[i], words[j]));
                (i, j) = (i + 1, j + 1);
                continue;
            }

            from = i;
            var first = j;
            while (IsApart(typed, words, common, i, j))
            {
                (i, j) = j >= words.Count || (i < typed.Count && common[i + 1, j] >= common[i, j + 1]) ? (i + 1, j) : (i, j + 1);
            }

            AddChanged(readings, i > from ? text[typed[from].Start..typed[i - 1].End] : "", words, first, j);
        }

        return readings;
    }

    public static string ReadAs(Word word) => word.Likely.Length > 0 ? word.Likely : word.Marked;

    private static bool IsApart(List<Token> typed, IReadOnlyList<Word> words, int[,] common, int i, int j) =>
        (i < typed.Count || j < words.Count) && !(i < typed.Count && j < words.Count && IsSame(typed[i], words[j]) && common[i, j] == common[i + 1, j + 1] + 1);

    private static void AddChanged(List<WordReading> readings, string typed, IReadOnlyList<Word> words, int first, int end)
    {
        for (var j = first; j < end; j++)
        {
            readings.Add(new WordReading(j == first ? typed : "", ReadAs(words[j]), WordChange.WrittenOut, words[j].Weight));
        }
    }

    private static WordReading Unchanged(string text, Token typed, Word word)
    {
        var change = word.Typed is not null ? WordChange.SlipRepaired
            : !string.Equals(typed.Marked, ReadAs(word), StringComparison.Ordinal) ? WordChange.MarksRestored
            : WordChange.None;
        return new WordReading(text[typed.Start..typed.End], ReadAs(word), change, word.Weight);
    }

    private static bool IsSame(Token typed, Word word) => string.Equals(typed.Folded, (word.Typed ?? word).Folded, StringComparison.Ordinal);

    private static int[,] CommonLengths(List<Token> typed, IReadOnlyList<Word> words)
    {
        var common = new int[typed.Count + 1, words.Count + 1];
        for (var i = typed.Count - 1; i >= 0; i--)
        {
            for (var j = words.Count - 1; j >= 0; j--)
            {
                common[i, j] = IsSame(typed[i], words[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
