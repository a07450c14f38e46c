namespace ChatAssist.Privacy;

/// <summary>The shape of a house number: 12, 12A, 12/3, K45/12, 7bis.</summary>
internal static class HouseNumber
{
    private const int DigitsAtMost = 5;

    /// <summary>Where the house number that begins here ends, or −1.</summary>
    public static int End(FoldedText text, int start)
    {
        var index = start + (text[start] is >= 'a' and <= 'z' && text.IsDigit(start + 1) ? 1 : 0);
        while (true)
        {
            var end = DigitsEnd(text, index);
            if (end == index || end - index > DigitsAtMost)
            {
                return -1;
            }

            if (end - index == 4 && text[index - 1] is '/' or '-' && text[index] is '1' or '2')
            {
                // 01/07/2025 is a day.
                return -1;
            }

            end += text[end] is >= 'a' and <= 'h' && text[end] is not 'd' and not 'k' && !text.IsLetter(end + 1) ? 1 : 0;
            end += string.CompareOrdinal(text.Letters, end, "bis", 0, 3) == 0 ? 3 : 0;
            if (text[end] is '/' or '-' && text.IsDigit(end + 1))
            {
                index = end + 1;
                continue;
            }

            var isCut = text.IsLetter(end) || text[end] is ',' or '.' or '/' or '-' && char.IsLetterOrDigit(text[end + 1]) && (text.IsDigit(end + 1) || text[end] != ',');
            return isCut ? -1 : end;
        }
    }

    /// <summary>"hẻm 3 mét", "nhà 3 tầng", "ở 2 năm": a size or a time.</summary>
    public static bool IsMeasure(FoldedText text, int end)
    {
        var start = end + (text[end] == ' ' ? 1 : 0);
        var word = text.Letters[start..text.WordEnd(start)];
        // Streets too begin with such words: "211 tang bat ho".
        if (word is "tang" or "ho" or "lo" or "can" && IsLong(text, end))
        {
            return false;
        }

        return text[start] == '%' || !text.IsCapital(start) && CueWords.Measures.Contains(word);
    }

    private static bool IsLong(FoldedText text, int end)
    {
        end -= text.IsLetter(end - 1) ? 1 : 0;
        return Enumerable.Range(1, 3).All(back => text.IsDigit(end - back)) || text[end - 2] == '/' || text[end - 3] == '/';
    }

    public static int DigitsEnd(FoldedText text, int start)
    {
        var end = start;
        while (text.IsDigit(end))
        {
            end++;
        }

        return end;
    }
}
