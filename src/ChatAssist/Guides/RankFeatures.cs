using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>Looks at the found procedures for everything that <see cref="RankFeature"/> lists.</summary>
internal sealed class RankFeatures(KnowledgeBase knowledge, SearchIndex index, Actions actions, string province)
{
    public static readonly int Count = Enum.GetValues<RankFeature>().Length;

    private const int FixedCount = (int)RankFeature.HasGuide - (int)RankFeature.ForCitizens + 1;

    private const int ReadingCount = RankFeature.LiteralCoverage - RankFeature.Coverage;

    /// <summary>The idf of some telling words: a message of less says little of its own.</summary>
    private const float LittleSaid = 20;

    /// <summary>The idf of four telling words: a run that weighs so much leaves no doubt.</summary>
    private const float TellingRun = 24;

    private const float WholeName = 0.95f;

    private readonly NameTable _names = new(NamesOf(knowledge), index);
    private readonly Dictionary<string, int> _numbers = knowledge.Procedures
        .Select((procedure, number) => (procedure.Code, number))
        .DistinctBy(entry => entry.Code)
        .ToDictionary(entry => entry.Code, entry => entry.number);

    private readonly uint[] _actions = [.. knowledge.Procedures.Select(procedure => actions.In(procedure.Name))];
    private readonly string?[] _elsewhere = [.. knowledge.Procedures.Select(procedure => ProvincialProcedures.OwnerElsewhere(procedure, province))];
    private readonly float[][] _fixed = [.. knowledge.Procedures.Select(procedure => FixedOf(procedure, knowledge.GuideOf(procedure.Code) is not null))];

    /// <summary>Fills in a row of features for each of the found documents.</summary>
    /// <param name="rows">Documents times <see cref="Count"/> numbers.</param>
    public void Fill(GuideQuery query, List<FoundDocument> found, Span<float> rows)
    {
        rows.Clear();
        FillReading(query, found, isLiteral: false, rows);
        if (ReferenceEquals(query.Literal, query.Understood))
        {
            CopyReading(found.Count, rows);
        }
        else
        {
            FillReading(query, found, isLiteral: true, rows);
        }

        var folded = "";
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Document < knowledge.Procedures.Count)
            {
                FillProcedure(rows.Slice(i * Count, Count), query, ref folded, found[i].Document);
            }
        }

        if (query.TopicCode.Length > 0 || query.OfferedCodes.Count > 0 || query.EarlierCodes.Count > 0)
        {
            FillContext(query, found, rows);
        }
    }

    private void FillContext(GuideQuery query, List<FoundDocument> found, Span<float> rows)
    {
        var little = MathF.Exp(-QuestionWords.Of(query.Literal, [], _names, index).Total / LittleSaid);
        var words = QuestionWords.Of(query.Understood, [], _names, index);
        var topic = _numbers.GetValueOrDefault(query.TopicCode, -1);
        var earlier = query.EarlierCodes.Select(code => _numbers.GetValueOrDefault(code, -1)).Where(number => number >= 0).ToList();
        for (var i = 0; i < found.Count; i++)
        {
            var document = found[i].Document;
            if (document >= knowledge.Procedures.Count)
            {
                continue;
            }

            var row = rows.Slice(i * Count, Count);
            var isTopic = document == topic ? 1 : 0;
            var kinship = topic < 0 ? 0 : _names.Kinship(document, topic);
            var before = earlier.Count == 0 ? 0 : earlier.Max(number => _names.Kinship(document, number));
            var isAsked = ((query.Actions | query.ImpliedActions) & _actions[document]) != 0 ? 1 : 0;
            row[(int)RankFeature.IsTopic] = isTopic;
            row[(int)RankFeature.IsTopicOfLittle] = isTopic * little;
            row[(int)RankFeature.TopicKinship] = kinship;
            row[(int)RankFeature.TopicKinshipOfLittle] = kinship * little;
            row[(int)RankFeature.KinAction] = kinship * isAsked;
            (row[(int)RankFeature.JointFit], row[(int)RankFeature.NewShare]) = topic < 0 ? (0, 0) : BesideTopic(words, document, topic);
            row[(int)RankFeature.EarlierKinship] = before;
            row[(int)RankFeature.EarlierKinAction] = before * isAsked;
            row[(int)RankFeature.WasOffered] = query.OfferedCodes.Contains(knowledge.Procedures[document].Code) ? 1 : 0;
        }
    }

    private (float JointFit, float NewShare) BesideTopic(QuestionWords words, int document, int topic)
    {
        var all = 0f;
        var joint = 0f;
        var beyond = 0f;
        foreach (ref readonly var word in _names.Words(document, 0))
        {
            var asked = words.Weight(word);
            var isSpokenOf = _names.Holds(topic, word.Folded);
            all += word.Weight;
            joint += word.Weight * (isSpokenOf ? 1 : asked);
            beyond += isSpokenOf ? 0 : word.Weight * asked;
        }

        return (all > 0 ? joint / all : 0, words.Total > 0 ? Math.Min(1, beyond / words.Total) : 0);
    }

    private void FillReading(GuideQuery query, List<FoundDocument> found, bool isLiteral, Span<float> rows)
    {
        var words = QuestionWords.Of(isLiteral ? query.Literal : query.Understood, query.Context, _names, index);
        var best = 0f;
        foreach (var document in found)
        {
            best = Math.Max(best, isLiteral ? document.Literal : document.Understood);
        }

        for (var i = 0; i < found.Count; i++)
        {
            var row = rows.Slice((i * Count) + (isLiteral ? ReadingCount : 0), ReadingCount);
            var score = isLiteral ? found[i].Literal : found[i].Understood;
            row[(int)RankFeature.Coverage] = words.BestPossible > 0 ? score / words.BestPossible : 0;
            row[(int)RankFeature.BesideBest] = best > 0 ? score / best : 0;
            var official = Match(words, _names.Words(found[i].Document, 0));
            FillName(row, official);
            if (!isLiteral)
            {
                rows[(i * Count) + (int)RankFeature.AliasFit] = AliasFit(words, official, found[i].Document);
            }
        }
    }

    private static void CopyReading(int count, Span<float> rows)
    {
        for (var i = 0; i < count; i++)
        {
            rows.Slice(i * Count, ReadingCount).CopyTo(rows[((i * Count) + ReadingCount)..]);
        }
    }

    private static void FillName(Span<float> row, in NameMatch official)
    {
        row[(int)RankFeature.NameFit] = official.Fit;
        row[(int)RankFeature.WholeName] = official.Fit >= WholeName ? 1 : 0;
        row[(int)RankFeature.NameShare] = official.Share;
        row[(int)RankFeature.NameOrder] = official.Order;
        row[(int)RankFeature.Unasked] = MathF.Log(1 + official.Missing);
        row[(int)RankFeature.Run] = Math.Min(1, official.Run / TellingRun);
    }

    private float AliasFit(QuestionWords words, in NameMatch official, int document)
    {
        var best = official.Both;
        for (var name = 1; name < _names.NamesOf(document); name++)
        {
            best = Math.Max(best, Match(words, _names.Words(document, name)).Both);
        }

        return best;
    }

    private void FillProcedure(Span<float> row, GuideQuery query, ref string folded, int document)
    {
        var named = _actions[document];
        row[(int)RankFeature.ActionAgreed] = (query.Actions & named) != 0 ? 1 : 0;
        row[(int)RankFeature.ActionMissing] = (query.Actions & ~named) != 0 ? 1 : 0;
        row[(int)RankFeature.ActionUnasked] = (named & ~query.Actions) != 0 ? 1 : 0;
        _fixed[document].AsSpan((int)RankFeature.ForCitizens, FixedCount).CopyTo(row[(int)RankFeature.ForCitizens..]);
        if (_elsewhere[document] is { } province)
        {
            folded = folded.Length > 0 ? folded : VietnameseText.Fold(query.Text);
            row[(int)RankFeature.Elsewhere] = province.Length > 0 && folded.Contains(province, StringComparison.Ordinal) ? 0 : 1;
        }
    }

    private static NameMatch Match(QuestionWords words, ReadOnlySpan<NameWord> name)
    {
        var all = 0f;
        var held = 0f;
        var pairs = 0f;
        var heldPairs = 0f;
        var run = 0f;
        var longest = 0f;
        foreach (ref readonly var word in name)
        {
            all += word.Weight;
            held += word.Weight * words.Weight(word);
            var pair = word.Weight * words.PairWeight(word);
            run = pair > 0 ? run + pair : 0;
            longest = Math.Max(longest, run);
            pairs += word.Pair >= 0 ? word.Weight : 0;
            heldPairs += pair;
        }

        return new NameMatch(all > 0 ? held / all : 0, words.Total > 0 ? Math.Min(1, held / words.Total) : 0, pairs > 0 ? heldPairs / pairs : 0, all - held, longest);
    }

    private static float[] FixedOf(Procedure procedure, bool hasGuide)
    {
        var row = new float[Count];
        row[(int)RankFeature.ForCitizens] = procedure.Audiences.Any(audience => audience.StartsWith("Công dân", StringComparison.OrdinalIgnoreCase)) ? 1 : 0;
        row[(int)RankFeature.ForEnterprises] = procedure.Audiences.Any(audience => audience.StartsWith("Doanh nghiệp", StringComparison.OrdinalIgnoreCase)) ? 1 : 0;
        row[(int)RankFeature.CitizenTopic] = procedure.ServiceGroups.Any(group => group.IsForCitizens) ? 1 : 0;
        row[(int)RankFeature.Ward] = procedure.Levels.HasFlag(AuthorityLevels.Ward) ? 1 : 0;
        row[(int)RankFeature.Province] = procedure.Levels.HasFlag(AuthorityLevels.Province) ? 1 : 0;
        row[(int)RankFeature.MinistryOnly] = procedure.Levels == AuthorityLevels.Ministry ? 1 : 0;
        row[(int)RankFeature.HasGuide] = hasGuide ? 1 : 0;
        return row;
    }

    private static IEnumerable<IReadOnlyList<string>> NamesOf(KnowledgeBase knowledge) =>
        knowledge.Procedures.Select(procedure => IndexedText.NamesOf(procedure, knowledge.GuideOf(procedure.Code), knowledge.GuideProcedureOf(procedure.Code)))
            .Concat(knowledge.Concepts.Select(IndexedText.NamesOf));
}

/// <param name="Fit">The part of the name that the question holds.</param>
/// <param name="Share">The part of the question that the name holds.</param>
/// <param name="Order">The part of the name's neighbours that stand together in the question.</param>
/// <param name="Missing">The weight of the name's words that were not asked for.</param>
/// <param name="Run">The weight of the longest part of the name whose neighbours all stand together in the question.</param>
internal readonly record struct NameMatch(float Fit, float Share, float Order, float Missing, float Run)
{
    /// <summary>The harmonic mean of fit and share.</summary>
    public float Both => Fit + Share > 0 ? 2 * Fit * Share / (Fit + Share) : 0;
}
