namespace ChatAssist.Answering;

/// <summary>What is denied, exempt, forbidden, obligatory or conditional in the source stays so, and nothing else becomes so.</summary>
internal sealed class PolarityCheck(Evidence evidence)
{
    private static readonly string[] Negations = ["<chưa>", "<không>", "<không-có>", "<không-cần>", "<không-được>", "<miễn>", "<trừ>"];
    private static readonly string[] Ways = ["trực tuyến", "trực tiếp", "bưu chính"];
    private static readonly string[] Conditions = ["<nếu>", "<chỉ>", "<trừ>"];

    public Verdict? Check(ClaimText sentence)
    {
        foreach (var segment in sentence.Segments)
        {
            var content = evidence.Content(segment.Tokens).Select(word => word.Token.Text).Distinct().ToList();
            // Where hardly a word says what it is about, the everyday ones must tell.
            var telling = content.Count > 2 ? content : [.. segment.Tokens.Where(token => token.IsWord && token.Text[0] != '<' && evidence.HasWord(token.Text)).Select(token => token.Text).Distinct()];
            var best = evidence.Best(telling, segment);
            if (best.Segment is { } source && (Check(segment, source, content, best.Share)) is { } verdict)
            {
                return verdict;
            }

            if (new ExemptionCheck(evidence).NobodyNamed(segment) is { } unnamed)
            {
                return unnamed;
            }

            if (segment.Tokens.FirstOrDefault(token => token.Text is "<miễn>" or "<trừ>" && !evidence.Segments.Any(known => known.Has(token.Text))) is { } lone)
            {
                return Verdict.Refused("negation-not-in-passage", lone.Written);
            }
        }

        return null;
    }

    private Verdict? Check(ClaimSegment said, ClaimSegment source, List<string> content, double share) =>
        AddedNegation(said) ?? Fulfilled(said) ?? DroppedNegation(said, source, share) ?? Modal(said, source, content) ?? new ExemptionCheck(evidence).Check(said, source) ?? new MixtureCheck(evidence).Check(said) ?? new ConditionCheck(evidence).Check(said, source) ?? Dropped(said, source, content, share) ?? Joined(said, source);

    private Verdict? AddedNegation(ClaimSegment said)
    {
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            var token = said.Tokens[i];
            if (!Negations.Contains(token.Text, StringComparer.Ordinal) || IsBound(said.Tokens, i))
            {
                continue;
            }

            var heads = Heads(said.Tokens, i);
            if (heads.Count == 0 && token.Text == "<không>")
            {
                continue;
            }

            var isKnown = IsException(token.Text, heads, said) || evidence.Segments.Any(known => known.Tokens.Select((other, at) => (other, at))
                .Any(pair => IsSameNegation(token.Text, pair.other.Text) && (heads.Count == 0 || Heads(known.Tokens, pair.at).Intersect(heads, StringComparer.Ordinal).Any() || token.Text is "<miễn>" or "<trừ>" || (pair.other.Text == "<miễn>" && said.Has("lệ phí") && heads.Contains("nộp")))));
            if (!isKnown)
            {
                return Verdict.Refused("negation-not-in-passage", $"{token.Written} {string.Join(' ', heads)}".Trim());
            }
        }

        return null;
    }

    // "nếu chưa có trong cơ sở dữ liệu" says "trừ trường hợp đã có trong cơ sở dữ liệu" from the other side.
    // And "X thì không cần Y" says "Y, trừ X".
    private bool IsException(string negation, List<string> heads, ClaimSegment said) => (negation == "<không-cần>" && heads.Count > 0 && evidence.Segments.Any(segment =>
            heads.TrueForAll(head => segment.Tokens.TakeWhile(token => token.Text != "<trừ>").Any(token => token.Text == head))
            && IsTold([.. segment.Tokens.SkipWhile(token => token.Text != "<trừ>").Skip(1)], said)))
        || negation is "<chưa>" or "<không>" or "<không-có>"
        && evidence.Segments.Any(segment => segment.Tokens.SkipWhile(token => token.Text != "<trừ>") is var excepted && heads.Count > 0 && heads.TrueForAll(head => excepted.Any(token => token.Text == head)));

    private static bool IsTold(List<ClaimToken> excepted, ClaimSegment said) =>
        excepted.TakeWhile(token => !token.IsBreak).Where(token => token.IsWord && token.Text[0] != '<').Select(token => token.Text).Where(said.Has).Count() > 1;

    /// <summary>"đã tìm được việc" where the source speaks only of those who have not.</summary>
    private Verdict? Fulfilled(ClaimSegment said)
    {
        foreach (var segment in evidence.Segments)
        {
            for (var i = 0; i < segment.Tokens.Count; i++)
            {
                if (segment.Tokens[i].Text == "<chưa>" && !IsBound(segment.Tokens, i) && Heads(segment.Tokens, i) is [var head, ..]
                    && IsPlain(said, head, next: null) && !evidence.Segments.Any(known => IsPlain(known, head, next: null)))
                {
                    return Verdict.Refused("negation-dropped", $"{segment.Tokens[i].Written} {head}");
                }
            }
        }

        return null;
    }

    private Verdict? DroppedNegation(ClaimSegment said, ClaimSegment source, double share)
    {
        if (share < 0.6)
        {
            return null;
        }

        for (var i = 0; i < source.Tokens.Count; i++)
        {
            if (!Negations.Contains(source.Tokens[i].Text, StringComparer.Ordinal) || source.Tokens[i].Text == "<trừ>" || (source.Tokens[i].Text == "<miễn>" && said.Has("<miễn>")) || IsBound(source.Tokens, i))
            {
                continue;
            }

            var heads = Heads(source.Tokens, i);
            var head = heads.FirstOrDefault();
            if (head is null || !said.Has(head) || said.Tokens.Where((token, at) => token.Text == head && IsNegated(said.Tokens, at)).Any())
            {
                continue;
            }

            var next = heads.Count > 1 ? heads[1] : null;
            var isPlainElsewhere = evidence.Segments.Any(known => IsPlain(known, head, next));
            var isWhole = heads.TrueForAll(said.Has) && share >= 0.75 && !IsPlain(source, head, next);
            if (!isPlainElsewhere || isWhole)
            {
                return Verdict.Refused("negation-dropped", $"{source.Tokens[i].Written} {string.Join(' ', heads)}");
            }
        }

        return null;
    }

    private Verdict? Modal(ClaimSegment said, ClaimSegment source, List<string> content)
    {
        if (said.Has("<bắt-buộc>") && !source.Has("<bắt-buộc>") && !source.Has("<phải>"))
        {
            return Verdict.Refused("obligation-not-in-passage", "bắt buộc");
        }

        // What one group must do is not said of another.
        if (said.Has("<phải>") && !source.Has("<phải>") && !source.Has("<bắt-buộc>") && source.Tokens.Any(token => token.Text == "được")
            && evidence.Segments.Any(other => other.Has("<phải>") && content.Count(other.Has) * 2 >= content.Count))
        {
            return Verdict.Refused("obligation-not-in-passage", "phải");
        }

        // "trường hợp có thẻ thì …" does not say that one must have it.
        if (said.Has("<phải>") && !source.Has("<phải>") && !source.Has("<bắt-buộc>") && source.Has("<nếu>") && !said.Has("<nếu>") && content.Count > 0
            && source.Tokens.SkipWhile(token => token.Text != "<nếu>").TakeWhile(token => token.Text is not ("thì" or ",")).Select(token => token.Text).ToHashSet(StringComparer.Ordinal).IsSupersetOf(content))
        {
            return Verdict.Refused("obligation-not-in-passage", "phải");
        }

        // One of several ways is no duty.
        if ((said.Has("<phải>") || said.Has("<bắt-buộc>")) && Ways.Count(said.Has) == 1 && !source.Has("<phải>") && !source.Has("<bắt-buộc>")
            && evidence.Segments.Any(other => Ways.Count(other.Has) > 1 && Ways.Any(way => said.Has(way) && other.Has(way))))
        {
            return Verdict.Refused("obligation-not-in-passage", "phải");
        }

        if (said.Has("<phải>") && source.Has("<có-thể>") && !source.Has("<phải>") && !source.Has("<bắt-buộc>"))
        {
            return Verdict.Refused("obligation-not-in-passage", "phải");
        }

        if (said.Has("<có-thể>") && (source.Has("<phải>") || source.Has("<bắt-buộc>") || source.Has("<không-được>")) && !source.Has("<có-thể>") && !said.Has("<phải>"))
        {
            return Verdict.Refused("obligation-dropped", "có thể");
        }

        var only = said.Tokens.Select((token, at) => (token, at)).FirstOrDefault(pair => pair.token.Text == "<chỉ>");
        var isBeforeNumber = only.token is not null && only.at > 0 && said.Tokens.Take(only.at).Reverse().TakeWhile(token => token.Text is not ("thì" or ",")).Any(token => token.Text == "<nếu>")
            || only.token is not null && said.Tokens.Skip(only.at + 1).Take(3).Any(token => token.Fact is not null);
        return only.token is not null && !isBeforeNumber && !source.Has("<chỉ>")
            ? Verdict.Refused("condition-not-in-passage", only.token.Written) : null;
    }

    /// <summary>A statement that holds only if, or except when, is not told as if it held always.</summary>
    private Verdict? Dropped(ClaimSegment said, ClaimSegment source, List<string> content, double share)
    {
        if (content.Count < 2 || share < 0.7)
        {
            return null;
        }

        for (var i = 0; i < source.Tokens.Count; i++)
        {
            var token = source.Tokens[i];
            if (!Conditions.Contains(token.Text, StringComparer.Ordinal) || Conditions.Any(said.Has))
            {
                continue;
            }

            var end = i + 1;
            while (end < source.Tokens.Count && !(source.Tokens[end].IsBreak && source.Tokens[end].Text is "," or ":" or ")") && source.Tokens[end].Text != "thì")
            {
                end++;
            }

            var condition = Words(source.Tokens.Skip(i).Take(end - i));
            var rest = Words(source.Tokens.Take(i).Concat(source.Tokens.Skip(end)));
            var isTold = condition.IsSubsetOf(rest) || source.Tokens.Skip(i + 1).Take(end - i - 1).Any(word => word.Text[0] == '<' && said.Has(word.Text)) || condition.Any(word => !rest.Contains(word) && content.Contains(word)) || (condition.Count > 0 && condition.All(evidence.IsAsked))
                || IsMostlyTold(source.Tokens.Skip(i + 1).Take(end - i - 1), said);
            if (rest.Count > 1 && !isTold && content.Count(rest.Contains) >= Math.Max(2, 0.6 * rest.Count))
            {
                return Verdict.Refused("condition-dropped", string.Join(' ', source.Tokens.Skip(i).Take(Math.Min(6, end - i)).Select(word => word.Written)));
            }
        }

        return null;
    }

    // "Bị mất thẻ thì …" tells the condition in words that claim nothing by themselves.
    private static bool IsMostlyTold(IEnumerable<ClaimToken> condition, ClaimSegment said)
    {
        var words = condition.Where(token => token.IsWord && token.Text[0] != '<' && token.Text is not ("người" or "do" or "được" or "có" or "là" or "các" or "của")).Select(token => token.Text).ToList();
        return words.Count > 1 && words.Count(said.Has) * 2 > words.Count;
    }

    /// <summary>"và" where the source says "hoặc", and the other way round.</summary>
    private Verdict? Joined(ClaimSegment said, ClaimSegment source)
    {
        for (var i = 1; i + 1 < said.Tokens.Count; i++)
        {
            if (said.Tokens[i].Text is not ("<và>" or "<hoặc>"))
            {
                continue;
            }

            var joint = said.Tokens[i].Text;
            var opposite = joint == "<và>" ? "<hoặc>" : "<và>";
            var left = evidence.Content([.. said.Tokens.Take(i)]).LastOrDefault().Token?.Text ?? "";
            var right = evidence.Content([.. said.Tokens.Skip(i + 1)]).FirstOrDefault().Token?.Text ?? "";
            if (!Stands(evidence.Segments, opposite, left, right) || Stands([source], joint, left, right) || (Stands(evidence.Segments, joint, left, right) && !Stands([source], opposite, left, right)))
            {
                continue;
            }

            return Verdict.Refused("joint-differs", $"{left} {said.Tokens[i].Written} {right}");
        }

        return null;
    }

    private static bool Stands(IReadOnlyList<ClaimSegment> segments, string joint, string left, string right) => segments.Any(known => known.Tokens.Select((token, at) => (token, at))
        .Any(pair => pair.token.Text == joint && known.Tokens.Skip(pair.at + 1).Take(4).Any(token => token.Text == right) && known.Tokens.Skip(Math.Max(0, pair.at - 3)).Take(Math.Min(3, pair.at)).Any(token => token.Text == left)));

    private HashSet<string> Words(IEnumerable<ClaimToken> tokens) => evidence.Content([.. tokens]).Select(word => word.Token.Text).ToHashSet(StringComparer.Ordinal);

    // The first two words of substance after a negation are what it denies.
    private static List<string> Heads(IReadOnlyList<ClaimToken> tokens, int at)
    {
        var heads = new List<string>();
        for (var i = at + 1; i < tokens.Count && heads.Count < 2 && i < at + 7 && !(tokens[i].IsBreak && tokens[i].Text is not ("\"" or "(")); i++)
        {
            if (tokens[i].IsWord && tokens[i].Text[0] != '<' && tokens[i].Text is not ("được" or "bị" or "có" or "là" or "đã" or "sẽ" or "thêm" or "các" or "những" or "của" or "phải" or "cần" or "thực" or "hiện" or "tiến" or "hành" or "việc" or "làm" or "nhé" or "ạ" or "nha"))
            {
                heads.Add(tokens[i].Text);
            }
        }

        return heads;
    }

    private static bool IsPlain(ClaimSegment segment, string head, string? next) => segment.Tokens.Where((token, at) =>
        token.Text == head && (next is null || (at + 1 < segment.Tokens.Count && segment.Tokens[at + 1].Text == next)) && !IsNegated(segment.Tokens, at)).Any();

    private static bool IsNegated(IReadOnlyList<ClaimToken> tokens, int at) =>
        Enumerable.Range(1, 4).Any(back => at - back >= 0 && Negations.Contains(tokens[at - back].Text, StringComparer.Ordinal) && Heads(tokens, at - back).Contains(tokens[at].Text));

    // "chưa đủ 14 tuổi" is a bound, compared as such.
    private static bool IsBound(IReadOnlyList<ClaimToken> tokens, int at) => tokens[at].Text is "<chưa>" or "<không>" or "<không-có>" && tokens.Skip(at + 1).Take(2).Any(token => token.Fact is { Kind: FactKind.Quantity });

    private static bool IsSameNegation(string said, string known) => said == known || (said, known) switch
    {
        ("<không-được>", "<không>") or ("<không>", "<không-được>") => true,
        ("<không-cần>", "<miễn>") or ("<miễn>", "<không-cần>") => true,
        ("<chưa>" or "<không>" or "<không-có>", "<chưa>" or "<không>" or "<không-có>") => true,
        _ => false,
    };
}
