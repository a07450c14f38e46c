namespace ChatAssist.Answering;

/// <summary>Who acts is whom the source lets act: "Sở Tư pháp cấp" is not "tổ chức chủ quản cấp".</summary>
internal sealed class ActorCheck(Evidence evidence)
{
    private const int Reach = 16;
    private static readonly HashSet<string> EndOfName = ["sẽ", "ra", "có", "mới", "cũng", "đã", "là", "cần", "ở", "nơi", "tại", "trong", "này", "đó", "sau", "trước", "khi", "thì", "vẫn", "còn"];
    private static readonly HashSet<string> Own = ["tự", "trực tiếp", "chính"];

    public Verdict? Check(ClaimText sentence)
    {
        foreach (var segment in sentence.Segments)
        {
            for (var i = 1; i < segment.Tokens.Count; i++)
            {
                var length = evidence.Words.Acts.Match(segment.Tokens, i, out var act);
                if (length > 0 && Subject(segment.Tokens, i) is { Count: > 0 } subject && IsAnothers(act, subject))
                {
                    return Verdict.Refused("said-of-another-case", $"{string.Join(' ', subject.Select(token => token.Written))} {segment.Tokens[i].Written}");
                }
            }
        }

        return null;
    }

    /// <summary>The words of the one who acts, right before the act; none where that is the citizen, a paper or nobody.</summary>
    private List<ClaimToken> Subject(IReadOnlyList<ClaimToken> tokens, int act)
    {
        var first = act - 1;
        while (first >= 0 && tokens[first].IsWord && (tokens[first].Text[0] == '<' && tokens[first].Text is "<phải>" or "<có-thể>" || Own.Contains(tokens[first].Text) || tokens[first].Text is "sẽ" or "cũng" or "đã"))
        {
            first--;
        }

        var end = first;
        while (first >= 0 && tokens[first].IsWord && tokens[first].Text[0] != '<' && tokens[first].Text is not ("thì" or "được" or "do" or "bị" or "để" or "khi" or "là" or "mà" or "cho" or "từ" or "kể" or "sau" or "trước" or "ngày" or "theo")
            && evidence.Words.Acts.Match(tokens, first, out _) == 0)
        {
            first--;
        }

        // "hồ sơ được kiểm tra": what is acted on.
        var subject = tokens.Skip(first + 1).Take(end - first).ToList();
        return subject.Count is > 0 and < 9 && evidence.Words.Actors.Match(subject, 0, out _) > 0 ? subject : [];
    }

    private bool IsAnothers(string act, List<ClaimToken> subject)
    {
        var (acted, words) = (false, subject.TakeWhile(token => !EndOfName.Contains(token.Text)).SelectMany(token => token.Text.Split(' ')).ToList());
        foreach (var segment in evidence.Segments)
        {
            for (var i = 0; i < segment.Tokens.Count; i++)
            {
                if (evidence.Words.Acts.Match(segment.Tokens, i, out var known) == 0 || known != act)
                {
                    continue;
                }

                var before = segment.Tokens.Skip(Math.Max(0, i - Reach)).Take(Math.Min(Reach, i)).ToList();
                if (!Enumerable.Range(0, before.Count).Any(at => evidence.Words.Actors.Match(before, at, out _) > 0))
                {
                    // Told without saying who: then anybody whom the passages name may be meant.
                    return false;
                }

                acted = true;
                var acting = before.SelectMany(token => token.Text.Split(' ')).Concat(segment.Heading?.Tokens.SelectMany(token => token.Text.Split(' ')) ?? []).ToHashSet(StringComparer.Ordinal);
                if (words.TrueForAll(acting.Contains))
                {
                    return false;
                }
            }
        }

        return acted;
    }
}
