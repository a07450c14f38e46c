using System.Text.RegularExpressions;

namespace ChatAssist.Guides;

/// <summary>Cuts trình tự thực hiện, mostly one block of text, into steps: at "Bước 1", at numbers, else at its lines.</summary>
internal static partial class StepTexts
{
    public static IEnumerable<string> Split(ExportStep? step)
    {
        var text = step?.Description ?? "";
        if (step?.Name is { Length: > 0 } name && !text.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            text = text.Length > 0 ? $"{name}\n{text}" : name;
        }

        var starts = StepWord().Matches(text);
        if (starts.Count < 2)
        {
            starts = Number().Matches(text);
        }

        return starts.Count < 2 || !Ascend(starts)
            ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : Cut(text, starts);
    }

    private static bool Ascend(MatchCollection starts)
    {
        var expected = 1;
        foreach (Match start in starts)
        {
            if (!int.TryParse(start.Groups["n"].Value, out var number) || number != expected++)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> Cut(string text, MatchCollection starts)
    {
        if (starts[0].Index > 0)
        {
            yield return text[..starts[0].Index].Replace('\n', ' ').Trim();
        }

        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1].Index : text.Length;
            yield return text[starts[i].Index..end].Replace('\n', ' ').Trim();
        }
    }

    [GeneratedRegex(@"(?:^|(?<=[\n.;:]\s?))\W{0,4}Bước\s*(?:thứ\s*)?0?(?<n>\d{1,2})\s*[:.\-–)]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex StepWord();

    [GeneratedRegex(@"^(?<n>\d{1,2})\s*[.)]\s*(?=\p{L})", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Number();
}
