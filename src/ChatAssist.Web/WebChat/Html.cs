using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace ChatAssist.Web.WebChat;

/// <summary>Writes text into a page so that it stays text, whatever is in it.</summary>
internal static partial class Html
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Text(string? text) => s_encoder.Encode(text ?? "");

    /// <summary>What a citizen typed: no markup, its lines kept.</summary>
    public static string Lines(string text) => $"<p>{string.Join("<br>", text.Split('\n').Select(Text))}</p>";

    /// <summary>The light Markdown of an answer: paragraphs, bold, lists by "• " and "1. ".</summary>
    public static string FromLightMarkdown(string text)
    {
        var blocks = new List<(string Tag, List<string> Lines)>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length == 0)
            {
                blocks.Add(("", []));
                continue;
            }

            var number = Number().Match(line);
            var (tag, content) = line[0] == '•' ? ("ul", line[1..].TrimStart()) : number.Success ? ("ol", line[number.Length..]) : ("p", line);
            if (blocks.Count == 0 || !IsSameList(blocks[^1].Tag, tag))
            {
                var isLaterStart = number.Success && number.Groups[1].Value != "1";
                blocks.Add((isLaterStart ? $"ol start=\"{number.Groups[1].Value}\"" : tag, []));
            }

            blocks[^1].Lines.Add(Bold().Replace(Text(content), "<strong>$1</strong>"));
        }

        return string.Concat(blocks.Where(block => block.Tag.Length > 0).Select(Block));
    }

    private static bool IsSameList(string tag, string next) => tag == next || next == "ol" && tag.StartsWith("ol", StringComparison.Ordinal);

    private static string Block((string Tag, List<string> Lines) block) => block.Tag == "p"
        ? $"<p>{string.Join("<br>", block.Lines)}</p>"
        : $"<{block.Tag}>{string.Concat(block.Lines.Select(line => $"<li>{line}</li>"))}</{block.Tag[..2]}>";

    [GeneratedRegex(@"^(\d{1,3})\. ")]
    private static partial Regex Number();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Bold();
}
