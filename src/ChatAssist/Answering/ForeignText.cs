using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Tells a message in another language from a Vietnamese one typed without marks.</summary>
internal static class ForeignText
{
    private const int FewestWords = 3;

    /// <summary>The last letter of the Latin blocks that Vietnamese is written in.</summary>
    private const char LastLatin = '\u1EFF';

    /// <summary>True for another script, or where at least half of three or more words are English and none has a mark.</summary>
    public static bool Is(string text, List<Word> words, IReadOnlySet<string> english)
    {
        var letters = text.Count(char.IsLetter);
        return (letters > 0 && text.Count(letter => char.IsLetter(letter) && letter > LastLatin) * 2 > letters)
            || (words.Count >= FewestWords && !VietnameseText.HasMarks(text) && words.Count(word => english.Contains(word.Folded)) * 2 >= words.Count);
    }
}
