using System.Text.RegularExpressions;
using ChatAssist.Answering;

namespace ChatAssist.Composing;

/// <summary>Addresses in passages become <c>[[link:1]]</c> before a model sees them, so that it can repeat one and invent none.</summary>
internal sealed partial class LinkTokens
{
    private readonly List<string> _links = [];

    public List<CitedPassage> Hide(IEnumerable<CitedPassage> passages) =>
        [.. passages.Select(passage => passage with { Text = Address().Replace(passage.Text, match => Token(match.Value)) })];

    /// <summary>Puts the addresses back; a token that stands for none is taken away.</summary>
    public string Show(string text) => Mark().Replace(text, match =>
        int.TryParse(match.Groups["number"].Value, out var number) && number >= 1 && number <= _links.Count ? _links[number - 1] : "");

    private string Token(string link)
    {
        if (!_links.Contains(link))
        {
            _links.Add(link);
        }

        return $"[[link:{_links.IndexOf(link) + 1}]]";
    }

    [GeneratedRegex(@"https?://[^\s)\]""]+[^\s)\]"".,;:]|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:vn|com|net|org)\b(?:/[^\s)\]"".,;:]*)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\[\[link:(?<number>\d{1,3})\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
