using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatAssist.Answering;

namespace ChatAssist.Web.WebChat;

/// <summary>Turns the light Markdown of an <see cref="Answer"/> into Markdown that any client shows as it was meant.</summary>
internal static partial class ActivityText
{
    private static readonly SearchValues<char> s_maybeSpecial = SearchValues.Create("*\\`<~[_");

    private enum Block
    {
        Paragraph,
        Bullet,
        Number,
    }

    public static string ToMarkdown(string text, IReadOnlyList<Source> sources)
    {
        var markdown = new StringBuilder();
        Block? before = null;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length == 0)
            {
                before = null;
                continue;
            }

            var block = BlockOf(line);
            if (markdown.Length > 0)
            {
                // A list needs a blank line around it; lines of a paragraph need a hard break between them.
                markdown.Append(block != before ? "\n\n" : block == Block.Paragraph ? "  \n" : "\n");
            }

            markdown.Append(block == Block.Bullet ? "- " + Escape(line[1..].TrimStart()) : Escape(line));
            before = block;
        }

        return AppendReferences(markdown, sources, endsInList: before is Block.Bullet or Block.Number);
    }

    private static Block BlockOf(string line) =>
        line[0] == '•' ? Block.Bullet : Numbered().IsMatch(line) ? Block.Number : Block.Paragraph;

    private static string AppendReferences(StringBuilder markdown, IReadOnlyList<Source> sources, bool endsInList)
    {
        var cited = sources.Select((source, index) => (Number: (index + 1).ToString(CultureInfo.InvariantCulture), Source: source)).ToList();
        if (cited.Count > 0)
        {
            markdown.Append(endsInList ? "\n\n" : " ").AppendJoin(' ', cited.Select(citation => $"[{citation.Number}]")).Append("\n\n");
            markdown.AppendJoin('\n', cited.Select(citation => Definition(citation.Number, citation.Source)));
        }

        return markdown.ToString();
    }

    /// <remarks>A source without an address still needs a definition, or "[1]" would stay plain text; "x-cite" is what clients look up by position.</remarks>
    private static string Definition(string number, Source source) =>
        $"[{number}]: {(source.Url.Length > 0 ? source.Url.Replace(" ", "%20", StringComparison.Ordinal) : "x-cite:" + number)} \"{Citations.Name(source).Replace("\"", "'", StringComparison.Ordinal)}\"";

    /// <summary>Official texts hold signs that Markdown would take for its own; bold is the only markup that we write ourselves.</summary>
    private static string Escape(string line) => !line.AsSpan().ContainsAny(s_maybeSpecial) && line is not ['#' or '>' or '+' or '-', ..]
        ? line
        : Special().Replace(line, match => match.Value == "**" ? match.Value : "\\" + match.Value);

    [GeneratedRegex(@"^\d{1,3}\. ")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\*\*|[\\`*<~]|\[(?=\d+\])|^[#>]|^[+-](?= )|(?<![\p{L}\d])_|_(?![\p{L}\d])")]
    private static partial Regex Special();
}
