namespace ChatAssist.Answering;

/// <summary>Exceptions stay exceptions, a qualified case stays qualified, and what is one's stays that one's.</summary>
internal sealed class ConditionCheck(Evidence evidence)
{
    public Verdict? Check(ClaimSegment said, ClaimSegment source) => Exception(said, source) ?? Qualified(said, source) ?? Possession(said);

    private Verdict? Exception(ClaimSegment said, ClaimSegment source)
    {
        var at = source.Tokens.TakeWhile(token => token.Text != "<trừ>").Count();
        if (at == source.Tokens.Count || said.Tokens.Any(token => token.Text is "<trừ>" or "<miễn>" or "<không-cần>" or "<không-được>" || (token.Text is "<không>" or "<không-có>" && !said.Has("<phải>"))))
        {
            return null;
        }

        var before = Marks(source.Tokens.Take(at));
        var excepted = Marks(source.Tokens.Skip(at + 1));
        excepted.ExceptWith(before);
        var told = Marks(said.Tokens);
        return excepted.Count > 0 && excepted.Count(told.Contains) is var met && (2 * met >= excepted.Count || met > 2) ? Verdict.Refused("exception-dropped", string.Join(' ', excepted.Take(4))) : null;
    }

    private Verdict? Qualified(ClaimSegment said, ClaimSegment source)
    {
        if (source.Tokens.Count == 0 || source.Tokens[0].Text != "<nếu>" || said.Has("<nếu>"))
        {
            return null;
        }

        var condition = source.Tokens.TakeWhile(token => token.Text is not ("," or "thì")).ToList();
        var strict = evidence.Content(condition).Where(word => word.IsStrict).ToList();
        var shared = evidence.Content(said.Tokens).Count(word => source.Has(word.Token.Text));
        return strict.Count > 0 && shared > 2 && !strict.TrueForAll(word => evidence.IsAsked(word.Token.Text)) && !strict.Exists(word => said.Has(word.Token.Text))
            ? Verdict.Refused("condition-dropped", strict[0].Phrase) : null;
    }

    // "giấy tờ của người đi đăng ký" is not "giấy tờ của người chết".
    private Verdict? Possession(ClaimSegment said)
    {
        for (var i = 1; i + 1 < said.Tokens.Count; i++)
        {
            if (said.Tokens[i].Text != "của" || !said.Tokens[i - 1].IsWord)
            {
                continue;
            }

            var owner = evidence.Content([.. said.Tokens.Skip(i + 1).Take(3).TakeWhile(token => !token.IsBreak && token.Text is not ("là" or "thì"))]);
            var left = said.Tokens[i - 1].Text;
            var same = evidence.Segments.SelectMany(segment => Enumerable.Range(1, Math.Max(0, segment.Tokens.Count - 1))
                .Where(at => segment.Tokens[at].Text == "của" && segment.Tokens[at - 1].Text == left)
                .Select(at => segment.Tokens.Skip(at + 1).Take(10).Select(token => token.Text).ToList())).ToList();
            if (owner.Count > 0 && same.Count > 0 && !owner.Exists(word => word.Token.Text is "con" or "trẻ em") && !same.Exists(words => owner.Exists(word => words.Contains(word.Token.Text, StringComparer.Ordinal) || word.Token.Text.Split(' ').All(words.Contains))))
            {
                return Verdict.Refused("said-of-another-case", $"{said.Tokens[i - 1].Written} của {string.Join(' ', owner.Select(word => word.Token.Written))}");
            }
        }

        return null;
    }

    private HashSet<string> Marks(IEnumerable<ClaimToken> tokens)
    {
        var list = tokens.ToList();
        return [.. evidence.Content(list).SelectMany(word => word.Token.Text.Split(' ')), .. list.Where(token => token.Fact is { Kind: FactKind.Code }).Select(token => token.Text)];
    }
}
