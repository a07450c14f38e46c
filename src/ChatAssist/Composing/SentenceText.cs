using System.Text;
using System.Text.RegularExpressions;

namespace ChatAssist.Composing;

/// <summary>One sentence of a model, tidied: its mark as a list's item apart from its words.</summary>
/// <param name="Mark">"• ", "2. " or empty.</param>
internal sealed partial record SentenceText(string Mark, string Words)
{
    public static SentenceText Of(string written)
    {
        var text = White().Replace(Markup().Replace(written, ""), " ").Trim();
        var item = Item().Match(text);
        return !item.Success ? new SentenceText("", text)
            : new SentenceText(item.Groups["number"].Success ? $"{item.Groups["number"].Value}. " : "• ", text[item.Length..]);
    }

    /// <summary>Whether it means nothing without the sentence before it.</summary>
    public bool Leans => Leaning().IsMatch(Words);

    /// <summary>Items each on a line of their own, the others as a paragraph.</summary>
    public static string Join(IReadOnlyList<SentenceText> sentences)
    {
        var text = new StringBuilder();
        for (var i = 0; i < sentences.Count; i++)
        {
            var isOnItsOwn = sentences[i].Mark.Length > 0 || (i > 0 && sentences[i - 1].Mark.Length > 0) || (i > 0 && sentences[i - 1].Words.EndsWith(':'));
            text.Append(i == 0 ? "" : isOnItsOwn ? "\n" : " ").Append(sentences[i].Mark).Append(sentences[i].Words);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\*\*|__|`|^#+\s|\[p\d+\]|\u0000", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex White();

    [GeneratedRegex(@"\A(?:[•\-–*+]|(?<number>\d{1,2})[.)])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"\A(?:ngoài ra|tuy nhiên|do đó|vì vậy|vì thế|nhưng|còn lại|trong đó|nếu không|sau đó|khi đó|lúc đó|tiếp theo|trường hợp này|những giấy này)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leaning();
}
