namespace ChatAssist.Guides;

/// <summary>Cuts trình tự thực hiện, mostly one block of text, into steps: at "Bước 1", at numbers, else at its lines.</summary>
internal static class StepTexts
{
    public static IEnumerable<string> Split(ExportStep? step)
    {
        var text = step?.Description ?? "";
        if (step?.Name is { Length: > 0 } name && !text.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            text = text.Length > 0 ? $"{name}\n{text}" : name;
        }

        var starts = StepWords(text);
        if (starts.Count < 2)
        {
            starts = NumberedLines(text);
        }

        return starts.Count < 2 ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : Cut(text, starts);
    }

    /// <summary>Where "Bước 1", "Bước 2"… begin; empty where they do not count up from 1.</summary>
    private static List<int> StepWords(string text)
    {
        const string Word = "ước ";
        var starts = new List<int>();
        for (var at = text.IndexOf(Word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Word, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || text[at - 1] is not ('B' or 'b') || NumberAt(text, at + Word.Length, ":.-–)") is not { } number)
            {
                continue;
            }

            if (number == starts.Count + 1)
            {
                starts.Add(at - 1);
            }
            else if (number > starts.Count)
            {
                return [];
            }
        }

        return starts;
    }

    private static List<int> NumberedLines(string text)
    {
        var starts = new List<int>();
        for (var at = 0; at >= 0 && at < text.Length; at = NextLine(text, at))
        {
            if (NumberAt(text, at, ".)") is not { } number || IsSectionNumber(text, at))
            {
                continue;
            }

            if (number != starts.Count + 1)
            {
                return [];
            }

            starts.Add(at);
        }

        return starts;
    }

    private static int NextLine(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? -1 : end + 1;
    }

    // "1.2. …" is a part of step 1.
    private static bool IsSectionNumber(string text, int at)
    {
        var point = text.AsSpan(at).IndexOf('.') + at + 1;
        return point > at && point < text.Length && char.IsAsciiDigit(text[point]);
    }

    private static int? NumberAt(string text, int at, string closers)
    {
        var end = at;
        while (end < text.Length && end < at + 2 && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (end == at)
        {
            return null;
        }

        var closer = end < text.Length && text[end] == ' ' ? end + 1 : end;
        return closer < text.Length && closers.Contains(text[closer], StringComparison.Ordinal) ? int.Parse(text.AsSpan(at, end - at)) : null;
    }

    private static IEnumerable<string> Cut(string text, List<int> starts)
    {
        if (text[..starts[0]].Trim(' ', '\n', '-', '*', '+') is { Length: > 0 } before)
        {
            yield return before.Replace('\n', ' ');
        }

        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] : text.Length;
            yield return text[starts[i]..end].Trim(' ', '\n', '-', '*', '+').Replace('\n', ' ');
        }
    }
}
