namespace ChatAssist.Answering;

/// <summary>What must be done, by whom, where and with which document occurs in the cited passages, and together.</summary>
internal sealed class WordingCheck(Evidence evidence)
{
    private const int LongEnoughForOneNewWord = 6;

    public Verdict? Check(ClaimText sentence)
    {
        var content = evidence.Content(sentence.Tokens);
        var missing = content.Where(word => !evidence.HasWord(word.Token.Text)).ToList();
        if (missing.Find(word => IsStrict(word.Token)) is { Token: { } strict })
        {
            return Verdict.Refused("words-not-in-passage", strict.Written);
        }

        var unknown = missing.Where(word => !evidence.IsAsked(word.Token.Text)).ToList();
        if (unknown.Count > 1 || (unknown.Count == 1 && content.Count < LongEnoughForOneNewWord))
        {
            return Verdict.Refused("words-not-in-passage", string.Join(' ', unknown.Take(4).Select(word => word.Token.Written)));
        }

        return Torn(sentence, content);
    }

    // "giấy khai sinh" is in no passage that speaks of "giấy chứng nhận" and, elsewhere, of "khai sinh" of somebody.
    private Verdict? Torn(ClaimText sentence, List<(int At, ClaimToken Token)> content)
    {
        var (pairs, torn) = (0, 0);
        for (var i = 1; i < content.Count; i++)
        {
            var (left, right) = (content[i - 1], content[i]);
            if (right.At != left.At + 1 || !evidence.HasWord(left.Token.Text) || !evidence.HasWord(right.Token.Text))
            {
                continue;
            }

            pairs++;
            if (IsTogether(left.Token.Text, right.Token.Text))
            {
                continue;
            }

            torn++;
            if (IsStrict(left.Token) || IsStrict(right.Token))
            {
                return Verdict.Refused("not-together-in-passage", $"{left.Token.Written} {right.Token.Written}");
            }
        }

        return torn > 1 && torn * 2 > pairs
            ? Verdict.Refused("not-together-in-passage", sentence.Written.Length > 60 ? sentence.Written[..60] : sentence.Written)
            : null;
    }

    private bool IsTogether(string left, string right)
    {
        foreach (var segment in evidence.Segments)
        {
            for (var i = 0; i < segment.Tokens.Count; i++)
            {
                if (segment.Tokens[i].Text == left
                    && (Near(segment.Tokens, i + 1, 7, right) || Near(segment.Tokens, Math.Max(0, i - 4), Math.Min(4, i), right)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Near(IReadOnlyList<ClaimToken> tokens, int first, int count, string word)
    {
        for (var i = first; i < first + count && i < tokens.Count; i++)
        {
            if (tokens[i].Text == word)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsStrict(ClaimToken token) => evidence.Words.Strict.Match([token], 0, out _) > 0;
}
