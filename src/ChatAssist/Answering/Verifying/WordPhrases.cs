using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Phrases to find in a row of words; the longest that begins at a place wins.</summary>
internal sealed class WordPhrases
{
    private readonly Dictionary<string, List<(string[] Words, string Meaning)>> _byFirst = new(StringComparer.Ordinal);

    public void Add(string phrase, string meaning)
    {
        var words = phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => VietnameseText.Canonical(word)).ToArray();
        if (words.Length == 0)
        {
            return;
        }

        if (!_byFirst.TryGetValue(words[0], out var same))
        {
            _byFirst[words[0]] = same = [];
        }

        // The first meaning given stands, and longer phrases come first.
        if (!same.Exists(known => known.Words.SequenceEqual(words)))
        {
            same.Insert(same.FindIndex(known => known.Words.Length < words.Length) is >= 0 and var place ? place : same.Count, (words, meaning));
        }
    }

    /// <summary>How many tokens from <paramref name="at"/> a phrase takes; 0 where none begins.</summary>
    public int Match(IReadOnlyList<ClaimToken> tokens, int at, out string meaning)
    {
        meaning = "";
        if (!tokens[at].IsWord || !_byFirst.TryGetValue(First(tokens[at].Text), out var phrases))
        {
            return 0;
        }

        foreach (var (words, means) in phrases)
        {
            if (Length(tokens, at, words) is > 0 and var length)
            {
                meaning = means;
                return length;
            }
        }

        return 0;
    }

    /// <summary>Every phrase that begins here, the shorter ones too.</summary>
    public IEnumerable<string> All(IReadOnlyList<ClaimToken> tokens, int at) =>
        tokens[at].IsWord && _byFirst.TryGetValue(First(tokens[at].Text), out var phrases)
            ? phrases.Where(phrase => Length(tokens, at, phrase.Words) > 0).Select(phrase => phrase.Meaning) : [];

    /// <summary>The first phrase anywhere; null where there is none.</summary>
    public string? Find(IReadOnlyList<ClaimToken> tokens) =>
        Enumerable.Range(0, tokens.Count).Select(at => Match(tokens, at, out var meaning) > 0 ? meaning : null).FirstOrDefault(found => found is not null);

    /// <summary>Each phrase as one token that says its meaning; one without meaning stays as it is, but is not looked into.</summary>
    public List<ClaimToken> Replace(List<ClaimToken> tokens)
    {
        var replaced = new List<ClaimToken>(tokens.Count);
        for (var at = 0; at < tokens.Count;)
        {
            var length = Match(tokens, at, out var meaning);
            if (length == 0)
            {
                replaced.Add(tokens[at++]);
                continue;
            }

            var written = string.Join(' ', tokens.Skip(at).Take(length).Select(token => token.Written));
            if (meaning.Length > 0)
            {
                replaced.Add(new ClaimToken(meaning, written));
            }
            else
            {
                replaced.AddRange(tokens.Skip(at).Take(length));
            }

            at += length;
        }

        return replaced;
    }

    private static string First(string text) => text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? text[..blank] : text;

    // A token may hold several words ("căn cước"): it is matched as a whole.
    private static int Length(IReadOnlyList<ClaimToken> tokens, int at, string[] words)
    {
        var (word, length) = (0, 0);
        while (word < words.Length)
        {
            if (at + length >= tokens.Count || !tokens[at + length].IsWord)
            {
                return 0;
            }

            foreach (var part in tokens[at + length].Text.Split(' '))
            {
                if (word >= words.Length || part != words[word++])
                {
                    return 0;
                }
            }

            length++;
        }

        return length;
    }
}
