namespace ChatAssist.Answering;

/// <summary>Who is exempt stays who is exempt, under which condition, and nobody else; what holds of some is not said of all.</summary>
internal sealed class ExemptionCheck(Evidence evidence)
{
    private const string Exempt = "<miễn>";
    private static readonly string[] Ways = ["trực tuyến", "trực tiếp", "bưu chính"];
    private const string Condition = "<nếu>";

    public Verdict? Check(ClaimSegment said, ClaimSegment source) => Universal(said, source) ?? Exemption(said) ?? Payment(said, source) ?? OtherCondition(said);

    /// <summary>Where the source says that some are exempt and not who, nobody may be told that they are.</summary>
    public Verdict? NobodyNamed(ClaimSegment said)
    {
        var sources = evidence.Segments.Where(segment => segment.Has(Exempt)).ToList();
        return sources.Count > 0 && sources.TrueForAll(IsUnnamed) && Clauses(said).Any(clause => clause.Exists(token => token.Text == Exempt) && !SpeaksOfSome(clause))
            ? Verdict.Refused("condition-dropped", "một số trường hợp") : null;
    }

    private Verdict? Universal(ClaimSegment said, ClaimSegment source) =>
        IsEverybody(said) && !evidence.Segments.Any(IsEverybody) ? Verdict.Refused("condition-dropped", "mọi người")
        : evidence.Words.Universal.Find(said.Tokens) is { } all && evidence.Words.Universal.Find(source.Tokens) is null
            && (source.Has(Condition) || source.Has(Exempt) || said.Has(Exempt) || source.Has("<trừ>") || source.Has("<chỉ>"))
            ? Verdict.Refused("condition-dropped", all) : null;

    private Verdict? Exemption(ClaimSegment said)
    {
        foreach (var clause in Clauses(said).Where(clause => clause.Exists(token => token.Text == Exempt)))
        {
            var content = Words(clause);
            content = content.Count > 0 ? content : Words(said.Tokens);
            var rest = content.Where(evidence.HasWord).ToList();
            var sources = evidence.Segments.Where(segment => segment.Says(Exempt)).ToList();
            if (sources.Count > 0 && !sources.Exists(segment => rest.TrueForAll(word => segment.Says(word) || evidence.IsAsked(word))))
            {
                return Verdict.Refused("said-of-another-case", string.Join(' ', rest));
            }

            if (sources.Count > 0 && sources.TrueForAll(IsConditional) && !IsHedged(clause) && !sources.Exists(segment => IsTold(segment, content)))
            {
                return Verdict.Refused("condition-dropped", "miễn");
            }
        }

        return null;
    }

    private Verdict? Payment(ClaimSegment said, ClaimSegment source) =>
        Ways.FirstOrDefault(said.Has) is { } way && !said.Has(Exempt) && said.Tokens.Any(token => token.Fact is { Unit: "đồng" })
            && evidence.Segments.Any(segment => segment.Has(way) && segment.Has(Exempt) && !segment.Tokens.Any(token => token.Fact is { Unit: "đồng" }))
            && !evidence.Segments.Any(segment => segment.Says(way) && segment.Tokens.Any(token => token.Fact is { Unit: "đồng" }))
            ? Verdict.Refused("said-of-another-case", way)
        : source.Has(Exempt) && !said.Has(Exempt) && said.Has("lệ phí") && said.Has("<phải>")
            && !source.Tokens.Any(token => token.Fact is { Unit: "đồng" }) && !source.Has("<phải>")
            ? Verdict.Refused("negation-dropped", "miễn") : null;

    /// <summary>"Nếu A thì X" where the source has X under B alone.</summary>
    private Verdict? OtherCondition(ClaimSegment said)
    {
        for (var i = 0; i < said.Tokens.Count; i++)
        {
            if (said.Tokens[i].Text != Condition)
            {
                continue;
            }

            var condition = said.Tokens.Skip(i + 1).TakeWhile(token => token.Text is not ("," or "thì" or ":")).ToList();
            var told = Words(condition).Where(evidence.HasWord).ToList();
            var main = Words([.. said.Tokens.Take(i), .. said.Tokens.Skip(i + 1 + condition.Count)]).Where(word => !told.Contains(word, StringComparer.Ordinal)).ToList();
            var best = evidence.Best(main).Segment;
            if (told.Count > 0 && main.Count > 0 && best?.Has(Condition) == true && !told.Exists(word => best.Has(word) || best.Heading?.Has(word) == true))
            {
                return Verdict.Refused("condition-differs", string.Join(' ', condition.Select(token => token.Written)));
            }
        }

        return null;
    }

    // Passages say whom they speak of; "mọi người" is nobody's word but the model's.
    private static bool IsEverybody(ClaimSegment segment) => segment.Tokens.Zip(segment.Tokens.Skip(1))
        .Any(pair => (pair.First.Text is "mọi" && pair.Second.Text is "người" or "trường" or "đối" or "công") || (pair.First.Text is "tất" or "bất" && pair.Second.Text is "kỳ" or "cứ") || (pair.First.Text == "ai" && pair.Second.Text == "cũng"))
        || (segment.Tokens.Count > 0 && segment.Tokens[0].Text == "ai" && segment.Tokens.Any(token => token.Text == "cũng"));

    private bool IsTold(ClaimSegment segment, HashSet<string> content)
    {
        var after = Words([.. segment.Tokens.SkipWhile(token => token.Text is not (Condition or "thuộc"))]);
        var conditions = Parts([.. segment.Tokens.SkipWhile(token => token.Text is not (Condition or "thuộc"))]).Select(Words).Where(words => words.Count > 0).ToList();
        return after.Count == 0 || conditions.Exists(words => words.Count(content.Contains) is var told && (told * 3 >= words.Count || told > 2));
    }

    private static IEnumerable<List<ClaimToken>> Parts(List<ClaimToken> tokens)
    {
        var part = new List<ClaimToken>();
        foreach (var token in tokens)
        {
            if (token.Text is "<và>" or "<hoặc>" or "," or ";")
            {
                yield return part;
                part = [];
            }
            else
            {
                part.Add(token);
            }
        }

        yield return part;
    }

    private bool IsUnnamed(ClaimSegment segment) => segment.Has("số") && segment.Has(Condition) && Words([.. segment.Tokens.SkipWhile(token => token.Text != Condition)]).Count == 0;

    private static bool SpeaksOfSome(List<ClaimToken> clause) =>
        clause.Exists(token => token.Text is "số" or "vài" or "<có-thể>" || (token.Text == Condition && token.Written.StartsWith("nếu", StringComparison.OrdinalIgnoreCase)))
        || clause.Zip(clause.Skip(1)).Any(pair => pair is { First.Text: "có", Second.Text: Condition });

    private static bool IsConditional(ClaimSegment segment) => segment.Has(Condition) || segment.Has("thuộc") || segment.Has("<chỉ>");

    private static bool IsHedged(List<ClaimToken> clause) => clause.Exists(token => token.Text is Condition or "số" or "diện" or "vài" or "<có-thể>");

    private HashSet<string> Words(IReadOnlyList<ClaimToken> tokens) => evidence.Content(tokens).Select(word => word.Token.Text).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<List<ClaimToken>> Clauses(ClaimSegment segment)
    {
        var clause = new List<ClaimToken>();
        foreach (var token in segment.Tokens)
        {
            if (token.IsBreak && token.Text == ",")
            {
                yield return clause;
                clause = [];
            }
            else
            {
                clause.Add(token);
            }
        }

        yield return clause;
    }
}
