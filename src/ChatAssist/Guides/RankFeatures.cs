using System.Numerics;
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

    private readonly KnownFacts[] _known = [.. knowledge.Procedures.Select(procedure =>
        new KnownFacts(actions.In(procedure.Name), FixedOf(procedure, knowledge.GuideOf(procedure.Code) is not null), ProvincialProcedures.OwnerElsewhere(procedure, province)))];

    /// <summary>Fills in a row of features for each of the found documents.</summary>
    /// <param name="rows">Documents times <see cref="Count"/> numbers.</param>
    public void Fill(GuideQuery query, List<FoundDocument> found, Span<float> rows)
    {
        rows.Clear();
        var words = QuestionWords.Of(query, _names, index);
        FillReadings(words, found, rows);
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
            FillContext(query, words, found, rows);
        }
    }

    private void FillContext(GuideQuery query, QuestionWords words, List<FoundDocument> found, Span<float> rows)
    {
        var little = MathF.Exp(-words.Total.Y / LittleSaid);
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
            var isAsked = ((query.Actions | query.ImpliedActions) & _known[document].Actions) != 0 ? 1 : 0;
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
            var asked = words.Weight(word).X;
            var isSpokenOf = _names.Holds(topic, word.Folded);
            all += word.Weight;
            joint += word.Weight * (isSpokenOf ? 1 : asked);
            beyond += isSpokenOf ? 0 : word.Weight * asked;
        }

        return (all > 0 ? joint / all : 0, words.Total.X > 0 ? Math.Min(1, beyond / words.Total.X) : 0);
    }

    private void FillReadings(QuestionWords words, List<FoundDocument> found, Span<float> rows)
    {
        var best = Vector2.Zero;
        foreach (var document in found)
        {
            best = Vector2.Max(best, document.Scores);
        }

        for (var i = 0; i < found.Count; i++)
        {
            var row = rows.Slice(i * Count, Count);
            var official = Match(words, found[i].Document);
            FillReading(row, found[i].Understood, words.BestPossible.X, best.X, official.Understood);
            FillReading(row[ReadingCount..], found[i].Literal, words.BestPossible.Y, best.Y, official.Literal);
            row[(int)RankFeature.AliasFit] = AliasFit(words, official.Understood, found[i].Document);
        }
    }

    private static void FillReading(Span<float> row, float score, float bestPossible, float best, in NameMatch official)
    {
        row[(int)RankFeature.Coverage] = bestPossible > 0 ? score / bestPossible : 0;
        row[(int)RankFeature.BesideBest] = best > 0 ? score / best : 0;
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
            best = Math.Max(best, MatchAlias(words, document, name).Both);
        }

        return best;
    }

    private NameMatch MatchAlias(QuestionWords words, int document, int name)
    {
        var held = 0f;
        foreach (ref readonly var word in _names.Words(document, name))
        {
            held += word.Weight * words.Weight(word).X;
        }

        return NameMatch.Of(_names.Whole(document, name), words.Total.X, held, 0, 0);
    }

    private void FillProcedure(Span<float> row, GuideQuery query, ref string folded, int document)
    {
        ref readonly var known = ref _known[document];
        row[(int)RankFeature.ActionAgreed] = (query.Actions & known.Actions) != 0 ? 1 : 0;
        row[(int)RankFeature.ActionMissing] = (query.Actions & ~known.Actions) != 0 ? 1 : 0;
        row[(int)RankFeature.ActionUnasked] = (known.Actions & ~query.Actions) != 0 ? 1 : 0;
        for (var feature = 0; feature < FixedCount; feature++)
        {
            row[(int)RankFeature.ForCitizens + feature] = (known.Fixed >> feature) & 1;
        }

        if (known.Elsewhere is { } province)
        {
            folded = folded.Length > 0 ? folded : VietnameseText.Fold(query.Text);
            row[(int)RankFeature.Elsewhere] = province.Length > 0 && folded.Contains(province, StringComparison.Ordinal) ? 0 : 1;
        }
    }

    // Both readings at once: the names are read from memory all over, and once.
    private (NameMatch Understood, NameMatch Literal) Match(QuestionWords words, int document)
    {
        var (held, heldPairs, run, longest) = (Vector2.Zero, Vector2.Zero, Vector2.Zero, Vector2.Zero);
        foreach (ref readonly var word in _names.Words(document, 0))
        {
            held += word.Weight * words.Weight(word);
            var pair = word.Weight * words.PairWeight(word);
            run = new Vector2(pair.X > 0 ? run.X + pair.X : 0, pair.Y > 0 ? run.Y + pair.Y : 0);
            longest = Vector2.Max(longest, run);
            heldPairs += pair;
        }

        var whole = _names.Whole(document, 0);
        return (NameMatch.Of(whole, words.Total.X, held.X, heldPairs.X, longest.X), NameMatch.Of(whole, words.Total.Y, held.Y, heldPairs.Y, longest.Y));
    }

    private static byte FixedOf(Procedure procedure, bool hasGuide)
    {
        var known = 0;
        Set(RankFeature.ForCitizens, procedure.Audiences.Any(audience => audience.StartsWith("Công dân", StringComparison.OrdinalIgnoreCase)));
        Set(RankFeature.ForEnterprises, procedure.Audiences.Any(audience => audience.StartsWith("Doanh nghiệp", StringComparison.OrdinalIgnoreCase)));
        Set(RankFeature.CitizenTopic, procedure.ServiceGroups.Any(group => group.IsForCitizens));
        Set(RankFeature.Ward, procedure.Levels.HasFlag(AuthorityLevels.Ward));
        Set(RankFeature.Province, procedure.Levels.HasFlag(AuthorityLevels.Province));
        Set(RankFeature.MinistryOnly, procedure.Levels == AuthorityLevels.Ministry);
        Set(RankFeature.HasGuide, hasGuide);
        return (byte)known;

        void Set(RankFeature feature, bool isSo) => known |= isSo ? 1 << (feature - RankFeature.ForCitizens) : 0;
    }

    private static IEnumerable<IReadOnlyList<string>> NamesOf(KnowledgeBase knowledge) =>
        knowledge.Procedures.Select(procedure => IndexedText.NamesOf(procedure, knowledge.GuideOf(procedure.Code), knowledge.GuideProcedureOf(procedure.Code)))
            .Concat(knowledge.Concepts.Select(IndexedText.NamesOf));

    /// <param name="Fixed">A bit for each feature that no question changes, from <see cref="RankFeature.ForCitizens"/> on.</param>
    /// <param name="Elsewhere">The other province whose own it is.</param>
    private readonly record struct KnownFacts(uint Actions, byte Fixed, string? Elsewhere);
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

    /// <param name="whole">The weights of all that the name holds.</param>
    /// <param name="asked">The weight of the whole question.</param>
    /// <param name="held">The weight of the name's words that are asked for.</param>
    /// <param name="pairs">The weight of those that stand beside the next in the question too.</param>
    public static NameMatch Of((float Words, float Pairs) whole, float asked, float held, float pairs, float run) => new(
        whole.Words > 0 ? held / whole.Words : 0, asked > 0 ? Math.Min(1, held / asked) : 0, whole.Pairs > 0 ? pairs / whole.Pairs : 0, whole.Words - held, run);
}
