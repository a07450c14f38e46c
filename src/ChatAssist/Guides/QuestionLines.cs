using System.Text.RegularExpressions;
using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>Adds to the ways people ask in a guide's text, and leaves every other letter as it is.</summary>
public static partial class QuestionLines
{
    /// <returns>The text, and those questions that were added: what stands there already, marks and capitals aside, is not.</returns>
    public static (string Text, IReadOnlyList<string> Added) Add(string text, IEnumerable<string> questions)
    {
        var lines = text.Split('\n').ToList();
        var head = lines.FindIndex(line => line.StartsWith("questions:", StringComparison.Ordinal));
        var known = lines.Select(Folded).ToHashSet(StringComparer.Ordinal);
        List<string> added = [.. questions.Select(question => WhiteSpace().Replace(question, " ").Trim()).Where(question => question.Length > 0 && known.Add(Folded(question)))];
        if (added.Count == 0)
        {
            return (text, []);
        }

        var written = added.Select(question => $"  - {GuideSkeleton.Yaml(question)}");
        if (head < 0)
        {
            // A guide need not have any; they come where the others have them.
            head = lines.FindIndex(line => line.StartsWith("summary:", StringComparison.Ordinal)) is > 0 and var summary ? summary : Math.Min(1, lines.Count);
            lines.InsertRange(head, written.Prepend("questions:"));
        }
        else if (InOneLine().Match(lines[head]) is { Success: true } match)
        {
            var before = match.Groups["inside"].Value.Trim();
            lines[head] = before.Length > 0 ? $"questions: [{before}, {string.Join(", ", added.Select(GuideSkeleton.Quoted))}]" : "questions:";
            lines.InsertRange(head + 1, before.Length > 0 ? [] : written);
        }
        else
        {
            var end = head + 1;
            while (end < lines.Count && (lines[end].StartsWith(' ') || lines[end].StartsWith("- ", StringComparison.Ordinal)))
            {
                end++;
            }

            var indent = end > head + 1 ? Indent().Match(lines[head + 1]).Value : "  ";
            lines.InsertRange(end, added.Select(question => $"{indent}- {GuideSkeleton.Yaml(question)}"));
        }

        return (string.Join('\n', lines), added);
    }

    private static string Folded(string text) => string.Join(' ', VietnameseAnalyzer.Analyze(text).Select(token => token.Folded));

    [GeneratedRegex(@"\Aquestions:\s*\[(?<inside>[^\]]*)\]\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex InOneLine();

    [GeneratedRegex(@"\A *", RegexOptions.CultureInvariant)]
    private static partial Regex Indent();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();
}
