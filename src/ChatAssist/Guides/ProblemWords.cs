using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Guides;

/// <summary>Says in Vietnamese what <c>check</c> says in English: <c>knowledge-base/problems.yaml</c>.</summary>
public sealed partial class ProblemWords
{
    private readonly Dictionary<string, string> _words;
    private readonly IReadOnlyList<(Regex Pattern, string Desk)> _sentences;

    private ProblemWords(Lists lists)
    {
        _words = lists.Words;
        // The one with most words of its own: "`{key}` is missing" must not swallow a longer sentence.
        _sentences = [.. lists.Problems.OrderByDescending(each => Place().Replace(each.Check, "").Length).Select(each => (PatternOf(each.Check), each.Desk))];
    }

    /// <exception cref="YamlDotNet.Core.YamlException">The file is malformed.</exception>
    public static ProblemWords Load(string path) => new(new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .Build()
        .Deserialize<Lists>(File.ReadAllText(path)));

    /// <summary>As it stands where the sentence is not known: English words are better than none.</summary>
    public string Say(string message)
    {
        foreach (var (pattern, desk) in _sentences)
        {
            if (pattern.Match(message) is { Success: true } match)
            {
                return Place().Replace(desk, place => Known(match.Groups[place.Groups["name"].Value].Value));
            }
        }

        return message;
    }

    private string Known(string said) => string.Join(", ", said.Split(", ").Select(part => _words.GetValueOrDefault(part, part)));

    private static Regex PatternOf(string check)
    {
        var literal = Place().Split(check).Where((_, index) => index % 2 == 0).Select(Regex.Escape);
        var names = Place().Matches(check).Select(place => $"(?<{place.Groups["name"].Value}>.*?)").Append("");
        return new Regex($@"\A{string.Concat(literal.Zip(names, (words, name) => words + name))}\z", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    private sealed class Lists
    {
        public Dictionary<string, string> Words { get; set; } = [];

        public List<Sentence> Problems { get; set; } = [];
    }

    private sealed class Sentence
    {
        public string Check { get; set; } = "";

        public string Desk { get; set; } = "";
    }
}
