namespace ChatAssist.Answering;

/// <summary>The cited passages of one sentence and the question: what its words and facts may rest on.</summary>
internal sealed class Evidence(IReadOnlyList<ClaimText> passages, ClaimText question, VerifierWords words)
{
    public VerifierWords Words { get; } = words;

    public IReadOnlyList<ClaimText> Passages { get; } = passages;

    public IReadOnlyList<ClaimSegment> Segments { get; } = [.. passages.SelectMany(passage => passage.Segments)];

    public bool HasWord(string word) => Passages.Any(passage => passage.Has(word)) || (word.Contains(' ', StringComparison.Ordinal) && word.Split(' ').All(part => Passages.Any(passage => passage.Has(part))));

    private readonly HashSet<string> _phrases = [.. passages.SelectMany(passage => Enumerable.Range(0, passage.Tokens.Count)
        .Where(at => words.Strict.Match(passage.Tokens, at, out _) > 0)
        .SelectMany(at => words.Strict.All(passage.Tokens, at)))];

    public bool IsAsked(string word) => question.Has(word);

    public IEnumerable<ClaimToken> Facts => Passages.SelectMany(passage => passage.Tokens).Where(token => token.Fact is not null);

    /// <summary>The content of a row of tokens: what is neither everyday speech, logic nor a fact; with its place.</summary>
    public List<ContentWord> Content(IReadOnlyList<ClaimToken> tokens)
    {
        var content = new List<ContentWord>();
        for (var i = 0; i < tokens.Count;)
        {
            // "ủy ban" is strict though "ban" may be everyday: the longer phrase decides.
            var strict = Words.Strict.Match(tokens, i, out var phrase);
            var everyday = Words.Everyday.Match(tokens, i, out _);
            if (everyday > strict)
            {
                i += everyday;
                continue;
            }

            for (var end = i + Math.Max(1, strict); i < end; i++)
            {
                if (tokens[i].IsWord && tokens[i].Text[0] != '<')
                {
                    content.Add(new ContentWord(i, tokens[i], phrase));
                }
            }
        }

        return content;
    }

    /// <summary>True where this strict phrase stands whole in a passage.</summary>
    public bool HasPhrase(string phrase) => _phrases.Contains(phrase) || (phrase.Contains(' ', StringComparison.Ordinal) && Segments.Any(segment => IsJoined(segment, phrase.Split(' '))));

    // "ông hoặc bà", "cha, mẹ": both of them.
    private static bool IsJoined(ClaimSegment segment, string[] words)
    {
        var next = 0;
        foreach (var token in segment.Tokens)
        {
            next = token.Text == words[next] ? next + 1 : token.Text is "," or "<hoặc>" or "<và>" or "/" or "hay" ? next : token.Text == words[0] ? 1 : 0;
            if (next == words.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first line of a passage says what all of it is about.</summary>
    public bool IsTitle(string word) => Passages.Any(passage => passage.Title?.Has(word) == true);

    /// <summary>The segment that shares most with these words, and before all with the facts of <paramref name="said"/>; null where none shares any.</summary>
    public (ClaimSegment? Segment, double Share) Best(IReadOnlyCollection<string> content, ClaimSegment? said = null)
    {
        ClaimSegment? best = null;
        var (most, found) = (0, 0);
        foreach (var segment in Segments)
        {
            var shared = content.Count(segment.Has);
            var facts = said is null ? 0 : 2 * said.Tokens.Count(token => token.Fact is { } fact && segment.Tokens.Any(known => known.Fact == fact));
            if (shared + facts > most)
            {
                (best, most, found) = (segment, shared + facts, shared);
            }
        }

        return (best, content.Count == 0 ? 0 : (double)found / content.Count);
    }
}

/// <summary>A word that claims something.</summary>
/// <param name="Phrase">The strict phrase that it belongs to; empty for ordinary words.</param>
internal readonly record struct ContentWord(int At, ClaimToken Token, string Phrase)
{
    public bool IsStrict => Phrase.Length > 0;
}
