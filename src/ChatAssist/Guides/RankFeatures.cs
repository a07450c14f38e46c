using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>Looks at the found procedures for everything that <see cref="RankFeature"/> lists.</summary>
internal sealed class RankFeatures(KnowledgeBase knowledge, SearchIndex index, Actions actions, string province)
{
    public static readonly int Count = Enum.GetValues<RankFeature>().Length;

    private const int FixedCount = (int)RankFeature.HasGuide - (int)RankFeature.ForCitizens + 1;

    private const int ReadingCount = RankFeature.LiteralCoverage - RankFeature.Coverage;

    private const float WholeName = 0.95f;

    private readonly NameTable _names = new(NamesOf(knowledge), index);
    private readonly uint[] _actions = [.. knowledge.Procedures.Select(procedure => actions.In(procedure.Name))];
    private readonly ProvincialProcedures _provincial = new(knowledge.Procedures, province);
    private readonly float[][] _fixed = [.. knowledge.Procedures.Select(procedure => FixedOf(procedure, knowledge.GuideOf(procedure.Code) is not null))];

    /// <summary>Fills in a row of features for each of the found documents.</summary>
    /// <param name="rows">Documents times <see cref="Count"/> numbers.</param>
    public void Fill(GuideQuery query, IReadOnlyList<FoundDocument> found, Span<float> rows)
    {
        rows.Clear();
        FillReading(query.Understood, found, document => document.Understood, rows, 0);
        if (ReferenceEquals(query.Literal, query.Understood))
        {
            CopyReading(found.Count, rows);
        }
        else
        {
            FillReading(query.Literal, found, document => document.Literal, rows, RankFeature.LiteralCoverage - RankFeature.Coverage);
        }

        var folded = VietnameseText.Fold(query.Text);
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Document < knowledge.Procedures.Count)
            {
                FillProcedure(rows.Slice(i * Count, Count), query, folded, found[i].Document);
            }
        }
    }

    private void FillReading(SearchQuery query, IReadOnlyList<FoundDocument> found, Func<FoundDocument, float> score, Span<float> rows, int offset)
    {
        var words = QuestionWords.Of(query, _names, index);
        var possible = BestPossible(query);
        var best = found.Max(score);
        for (var i = 0; i < found.Count; i++)
        {
            var row = rows.Slice((i * Count) + offset, ReadingCount);
            row[(int)RankFeature.Coverage] = possible > 0 ? score(found[i]) / possible : 0;
            row[(int)RankFeature.BesideBest] = best > 0 ? score(found[i]) / best : 0;
            FillName(row, words, found[i].Document);
        }
    }

    private static void CopyReading(int count, Span<float> rows)
    {
        for (var i = 0; i < count; i++)
        {
            rows.Slice(i * Count, ReadingCount).CopyTo(rows[((i * Count) + ReadingCount)..]);
        }
    }

    private void FillName(Span<float> row, QuestionWords words, int document)
    {
        var official = Match(words, _names.Words(document, 0));
        row[(int)RankFeature.NameFit] = official.Fit;
        row[(int)RankFeature.WholeName] = official.Fit >= WholeName ? 1 : 0;
        row[(int)RankFeature.NameShare] = official.Share;
        row[(int)RankFeature.NameOrder] = official.Order;
        row[(int)RankFeature.Unasked] = MathF.Log(1 + official.Missing);
        var alias = official.Both;
        for (var name = 1; name < _names.NamesOf(document); name++)
        {
            alias = Math.Max(alias, Match(words, _names.Words(document, name)).Both);
        }

        row[(int)RankFeature.AliasFit] = alias;
    }

    private void FillProcedure(Span<float> row, GuideQuery query, string folded, int document)
    {
        var named = _actions[document];
        row[(int)RankFeature.ActionAgreed] = (query.Actions & named) != 0 ? 1 : 0;
        row[(int)RankFeature.ActionMissing] = (query.Actions & ~named) != 0 ? 1 : 0;
        row[(int)RankFeature.ActionUnasked] = (named & ~query.Actions) != 0 ? 1 : 0;
        _fixed[document].AsSpan((int)RankFeature.ForCitizens, FixedCount).CopyTo(row[(int)RankFeature.ForCitizens..]);
        row[(int)RankFeature.Established] = knowledge.Procedures[document].Code.StartsWith("1.") && double.TryParse(knowledge.Procedures[document].Code[2..], System.Globalization.CultureInfo.InvariantCulture, out var serial) && serial > 12500 ? -1 : 0;
        row[(int)RankFeature.Elsewhere] = _provincial.IsElsewhere(knowledge.Procedures[document], folded) ? 1 : 0;
    }

    private static NameMatch Match(QuestionWords words, ReadOnlySpan<NameWord> name)
    {
        var all = 0f;
        var held = 0f;
        var pairs = 0f;
        var heldPairs = 0f;
        foreach (ref readonly var word in name)
        {
            all += word.Weight;
            held += word.Weight * words.Weight(word);
            if (word.Pair >= 0)
            {
                pairs += word.Weight;
                heldPairs += word.Weight * words.PairWeight(word);
            }
        }

        return new NameMatch(all > 0 ? held / all : 0, words.Total > 0 ? Math.Min(1, held / words.Total) : 0, pairs > 0 ? heldPairs / pairs : 0, all - held);
    }

    // Every clause found often and in the weightiest field.
    private float BestPossible(SearchQuery query) =>
        query.Clauses.Sum(clause => clause.Terms.Count == 0 ? 0 : clause.Terms.Max(term => term.Weight * index.Idf(term.Term)));

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

/// <summary>A document that the engine found, with its scores for the question as understood and by its own words.</summary>
internal readonly record struct FoundDocument(int Document, float Understood, float Literal);

/// <param name="Fit">The part of the name that the question holds.</param>
/// <param name="Share">The part of the question that the name holds.</param>
/// <param name="Order">The part of the name's neighbours that stand together in the question.</param>
/// <param name="Missing">The weight of the name's words that were not asked for.</param>
internal readonly record struct NameMatch(float Fit, float Share, float Order, float Missing)
{
    /// <summary>The harmonic mean of fit and share.</summary>
    public float Both => Fit + Share > 0 ? 2 * Fit * Share / (Fit + Share) : 0;
}
