namespace ChatAssist.Answering;

/// <summary>The cited passages of one sentence and the question: what its words and facts may rest on.</summary>
internal sealed class Evidence(IReadOnlyList<ClaimText> passages, ClaimText question, VerifierWords words)
{
    public VerifierWords Words { get; } = words;

    public IReadOnlyList<ClaimText> Passages { get; } = passages;

    public IReadOnlyList<ClaimSegment> Segments { get; } = [.. passages.SelectMany(passage => passage.Segments)];

    public bool HasWord(string word) => Passages.Any(passage => passage.Has(word)) || (word.Contains(' ', StringComparison.Ordinal) && word.Split(' ').All(part => Passages.Any(passage => passage.Has(part))));

    public bool IsAsked(string word) => question.Has(word);

    public IEnumerable<ClaimToken> Facts => Passages.SelectMany(passage => passage.Tokens).Where(token => token.Fact is not null);

    /// <summary>The content of a row of tokens: what is neither everyday speech, logic nor a fact; with its place.</summary>
    public List<(int At, ClaimToken Token)> Content(IReadOnlyList<ClaimToken> tokens)
    {
        var content = new List<(int At, ClaimToken Token)>();
        for (var i = 0; i < tokens.Count;)
        {
            // "ủy ban" is strict though "ban" may be everyday: the longer phrase decides.
            var strict = Words.Strict.Match(tokens, i, out _);
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
                    content.Add((i, tokens[i]));
                }
            }
        }

        return content;
    }

    /// <summary>The segment that shares most with these words; null where none shares any.</summary>
    public (ClaimSegment? Segment, double Share) Best(IReadOnlyCollection<string> content)
    {
        ClaimSegment? best = null;
        var most = 0;
        foreach (var segment in Segments)
        {
            var shared = content.Count(segment.Has);
            if (shared > most)
            {
                (best, most) = (segment, shared);
            }
        }

        return (best, content.Count == 0 ? 0 : (double)most / content.Count);
    }
}
