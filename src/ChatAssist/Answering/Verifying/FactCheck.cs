namespace ChatAssist.Answering;

/// <summary>Every number, date, code and link of a sentence stands in a cited passage, with the same unit, bound and owner.</summary>
internal sealed class FactCheck(Evidence evidence)
{
    private static readonly HashSet<string> Additions = ["thêm", "tăng", "kéo", "cộng", "nữa", "dài"];
    private static readonly string[] Ways = ["trực tuyến", "trực tiếp", "bưu chính"];

    public Verdict? Check(ClaimText sentence)
    {
        foreach (var segment in sentence.Segments)
        {
            for (var i = 0; i < segment.Tokens.Count; i++)
            {
                if (segment.Tokens[i].Fact is { } fact && !IsListNumber(segment, i) && Check(segment, i, fact) is { } verdict)
                {
                    return verdict;
                }
            }
        }

        return null;
    }

    // "1. Tờ khai", "Bước 2: …" number the lines of the answer where the source has no such numbers.
    private bool IsListNumber(ClaimSegment segment, int at) =>
        (at == 0 && segment.Tokens[0].Fact is { Kind: FactKind.Quantity, Unit: "" } fact && fact.Value.Length < 3 && (segment.Tokens.Count == 1 || segment.Tokens[1].IsBreak))
        || (at == 1 && segment.Tokens[0].Text == "bước" && !evidence.Facts.Any(token => token.Fact is { Kind: FactKind.Label, Unit: "bước" }));

    private Verdict? Check(ClaimSegment segment, int at, ClaimFact fact)
    {
        var written = segment.Tokens[at].Written;
        return fact.Kind switch
        {
            FactKind.Quantity => Quantity(segment, at, fact, written),
            FactKind.Date => evidence.Facts.Any(token => token.Fact!.Kind == FactKind.Date && IsSameDate(fact, token.Fact)) ? null : Verdict.Refused("date-not-in-passage", written),
            FactKind.Code => evidence.Facts.Any(token => token.Fact!.Kind == FactKind.Code && IsSameCode(fact.Value, token.Fact.Value)) ? new FormCheck(evidence).Check(segment, at) : Verdict.Refused("code-not-in-passage", written),
            FactKind.Link => evidence.Facts.Any(token => token.Fact!.Kind == FactKind.Link && token.Fact.Value == fact.Value) ? null : Verdict.Refused("link", written),
            FactKind.Label when fact.Unit == "bước" => new StepCheck(evidence).Check(segment, at),
            FactKind.Label when evidence.Facts.Any(token => token.Fact == fact) => new FormCheck(evidence).Check(segment, at),
            _ when !evidence.Facts.Any(token => token.Fact!.Value == fact.Value && token.Fact.Unit == fact.Unit && token.Fact.Kind == fact.Kind) => Verdict.Refused("number-not-in-passage", $"{fact.Unit} {written}".Trim()),
            _ => null,
        };
    }

    private Verdict? Quantity(ClaimSegment segment, int at, ClaimFact fact, string written)
    {
        var verdict = Verdict.Refused("number-not-in-passage", written);
        foreach (var source in evidence.Segments)
        {
            for (var i = 0; i < source.Tokens.Count; i++)
            {
                if (source.Tokens[i].Fact is not { Kind: FactKind.Quantity or FactKind.Label } known || known.Value != fact.Value)
                {
                    continue;
                }

                if (!IsSameUnit(fact.Unit, known.Unit))
                {
                    verdict = verdict.Why.StartsWith("number", StringComparison.Ordinal) ? Verdict.Refused("unit-differs", written) : verdict;
                }
                else if ((!IsSameBound(fact, known) && !(Before(segment, at) is "trước" or "sau" && Before(segment, at) == Before(source, i))) || IsTurned(segment, at, source, i))
                {
                    verdict = Verdict.Refused("bound-differs", written);
                }
                else if (!IsPerSame(segment, at, source, i))
                {
                    verdict = Verdict.Refused("unit-differs", written);
                }
                else if (IsAdded(source, i) && !segment.Tokens.Any(token => Additions.Contains(token.Text)))
                {
                    verdict = Verdict.Refused("said-of-another-case", written);
                }
                else if (!IsSameOwner(segment, at, source, i) || (InTurn.IsSame(segment, at, source, i) is null && new SpanCheck(evidence).IsOfAnother(segment, at, source, i)))
                {
                    verdict = Verdict.Refused("said-of-another-case", written);
                }
                else
                {
                    return null;
                }
            }
        }

        return verdict;
    }

    // "trước 23 giờ" is not "sau 23 giờ".
    internal static bool IsTurned(ClaimSegment segment, int at, ClaimSegment source, int place) =>
        (Before(segment, at), Before(source, place)) is ("trước", "sau") or ("sau", "trước");

    private static string Before(ClaimSegment segment, int at) => at == 0 ? "" : segment.Tokens[at - 1].Text is "ngày" or "lúc" && at > 1 ? segment.Tokens[at - 2].Text : segment.Tokens[at - 1].Text;

    // "được tăng thêm 10 ngày" does not say that it takes ten.
    private static bool IsAdded(ClaimSegment source, int place) => source.Tokens.Skip(Math.Max(0, place - 3)).Take(Math.Min(3, place)).Any(token => token.Text is "thêm" or "tăng");

    // "500.000 đồng mỗi tháng" is not "500.000 đồng mỗi năm"; how often once is, every source leaves unsaid.
    private static bool IsPerSame(ClaimSegment segment, int at, ClaimSegment source, int place)
    {
        if (segment.Tokens[at].Fact!.Unit is not ("đồng" or "%" or "usd"))
        {
            return true;
        }

        var after = segment.Tokens.Skip(at + 1).SkipWhile(token => token.Text is "/" or "một" or "hằng" or "hàng").ToList();
        var per = after.Count > 0 && after[0].Text == "mỗi" ? after.ElementAtOrDefault(1)?.Text : after.Count > 0 && segment.Tokens[at + 1].Text != after[0].Text ? after[0].Text : null;
        per ??= at > 1 && segment.Tokens[at - 2].Text == "mỗi" ? segment.Tokens[at - 1].Text : null;
        per ??= segment.Tokens.SkipWhile(token => token.Text is not ("hằng" or "hàng" or "mỗi")).Skip(1).FirstOrDefault()?.Text;
        if (source.Tokens.ElementAtOrDefault(place + 1)?.Text == "/" && per is not null && per != "lần")
        {
            return per.Split(' ').Any(Per(source, place).Contains) || source.Tokens.Count(token => token.Fact?.Value == segment.Tokens[at].Fact!.Value) > 1;
        }

        return per is not ("người" or "tháng" or "năm" or "ngày" or "quý" or "tuần" or "giờ" or "bản" or "trang" or "phiếu" or "quyển") || source.Has(per);
    }

    // What stands behind the stroke of "2.000 đồng/trang".
    private static List<string> Per(ClaimSegment source, int place) =>
        [.. source.Tokens.Skip(place + 1).TakeWhile(token => token.IsWord || token.Text == "/").Take(6).SkipWhile((token, i) => i == 0 && token.Text != "/").Where(token => token.IsWord).SelectMany(token => token.Text.Split(' '))];

    private bool IsSameOwner(ClaimSegment segment, int at, ClaimSegment source, int place)
    {
        var said = Owner(segment, at);
        var own = Owner(source, place);
        if (InTurn.IsSame(segment, at, source, place) == false || Stranger(segment, at, source))
        {
            return false;
        }

        if (Ways.Any(said.Contains) && Ways.Any(own.Contains) && !Ways.Any(way => said.Contains(way) && own.Contains(way)))
        {
            return false;
        }

        var mine = segment.Tokens[at].Fact!;
        var family = UnitNames.Family(mine.Unit);
        var others = evidence.Segments.SelectMany(other => Enumerable.Range(0, other.Tokens.Count)
                .Where(i => other.Tokens[i].Fact is { Kind: FactKind.Quantity } fact && UnitNames.Family(fact.Unit) == family && !(ReferenceEquals(other, source) && i == place) && (fact.Value != mine.Value || !IsSameUnit(mine.Unit, fact.Unit) || !IsSameBound(mine, fact)))
                .Select(i => Owner(other, i)))
            .ToList();
        if (others.Count == 0 || InTurn.IsSame(segment, at, source, place) == true)
        {
            return true;
        }

        var foreign = others.SelectMany(words => words).Where(word => !own.Contains(word)).ToHashSet(StringComparer.Ordinal);
        var mismatched = said.Count(foreign.Contains);
        var matched = said.Count(word => own.Contains(word) && !others.TrueForAll(other => other.Contains(word)));
        return mismatched == 0 || mismatched < matched;
    }

    // Who pays it and for what stands where the amount stands, or in what was asked.
    private bool Stranger(ClaimSegment segment, int at, ClaimSegment source) =>
        segment.Tokens[at].Fact!.Unit is "đồng" or "%"
        && evidence.Content([.. segment.Around(at).Select(word => new ClaimToken(word, word))])
            .Any(word => word.IsStrict && !Ways.Contains(word.Token.Text, StringComparer.Ordinal) && !word.Phrase.Split(' ').All(source.Says) && !source.Says(word.Token.Text) && !evidence.IsAsked(word.Token.Text));

    private HashSet<string> Owner(ClaimSegment segment, int at)
    {
        var words = segment.Around(at).ToHashSet(StringComparer.Ordinal);
        for (var heading = segment.Heading; heading is not null && !Ways.Any(words.Contains); heading = heading.Heading)
        {
            words.UnionWith(heading.Tokens.Where(token => token.IsWord).Select(token => token.Text));
        }

        // "Trong thời hạn 03 ngày, kể từ ngày nhận, Phòng … kiểm tra": what it is told of stands behind the comma.
        if (words.Count == 0 || segment.Around(at).All(word => word is "trong" or "vòng" or "thời hạn" or "là"))
        {
            words.UnionWith(SpanCheck.Region(segment, at));
        }

        words.RemoveWhere(word => word[0] == '<' || (!Ways.Contains(word, StringComparer.Ordinal) && evidence.Words.Everyday.Match([new ClaimToken(word, word)], 0, out _) > 0));
        return words;
    }

    private static bool IsSameUnit(string said, string known) =>
        said == known || (said == "bản" && known.StartsWith("bản", StringComparison.Ordinal)) || (known.Length == 0 && said is "đồng" or "ảnh" or "lần" or "bước" or "loại" or "giấy" or "tờ") || (known == "bản" && said is "giấy" or "tờ")
        || (said.Length == 0 && !UnitNames.IsTime(known) && known is not ("đồng" or "%" or "tuổi"));

    private static bool IsSameBound(ClaimFact said, ClaimFact known) => said.Comparator == known.Comparator || (said.Comparator, known.Comparator) switch
    {
        (Comparator.None, Comparator.Within or Comparator.Enough) => true,
        (Comparator.Within, Comparator.None or Comparator.Max) => true,
        (Comparator.About, Comparator.None or Comparator.Within) => true,
        (Comparator.Max, Comparator.None or Comparator.Within) => UnitNames.IsTime(said.Unit),
        (Comparator.Enough, Comparator.Min or Comparator.None) => true,
        (Comparator.Min, Comparator.Enough) => true,
        (Comparator.From, Comparator.Min) or (Comparator.Min, Comparator.From) => true,
        _ => false,
    };

    private static bool IsSameDate(ClaimFact said, ClaimFact known)
    {
        var saidParts = said.Value.Split('-');
        var knownParts = known.Value.Split('-');
        return saidParts.Zip(knownParts).All(pair => pair.First.Length == 0 || pair.First == pair.Second)
            && (said.Comparator == known.Comparator || said.Comparator == Comparator.None || (said.Comparator, known.Comparator) is (Comparator.From or Comparator.Min, Comparator.From or Comparator.Min));
    }

    private static bool IsSameCode(string said, string known) => said == known || known.StartsWith($"{said}/", StringComparison.Ordinal);
}
