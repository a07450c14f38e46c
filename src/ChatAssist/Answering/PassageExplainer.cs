using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>What was looked for and what came of it.</summary>
/// <param name="Found">The best, best first, with those named outright.</param>
/// <param name="Looked">All that were looked at closely.</param>
internal sealed record PassageSight(GuideQuery Query, IReadOnlyList<Passage> Found, IReadOnlyList<Passage> Looked);

/// <summary>Tells what speaks for and against a procedure or page beside a question.</summary>
internal sealed class PassageExplainer(KnowledgeBase knowledge, GuideIndex index, Ranking ranking)
{
    /// <summary>Fillers, and words that every procedure holds, are missed by nobody.</summary>
    private const float WorthMissing = 0.25f;

    public PassageExplanation Explain(PassageSight sight, int place) => Explain(sight, sight.Found[place], place + 1);

    /// <summary>Null where no procedure has the code.</summary>
    public PassageExplanation? Explain(PassageSight sight, string code)
    {
        if (knowledge.Find(code) is not { } procedure)
        {
            return null;
        }

        // One named outright stands before those that are ranked, so ranks are counted in that order.
        var ranked = sight.Found.Concat(sight.Looked.OrderByDescending(passage => passage.Score)).DistinctBy(Identity).ToList();
        var place = ranked.FindIndex(passage => passage.Procedure?.Code == procedure.Code);
        return Explain(sight, place < 0 ? new Passage(procedure, null) : ranked[place], place < 0 ? null : place + 1);
    }

    private PassageExplanation Explain(PassageSight sight, Passage passage, int? rank)
    {
        var document = passage.Document >= 0 ? passage.Document : DocumentOf(passage);
        var looked = sight.Looked.FirstOrDefault(other => other.Document == document);
        var explanation = index.Index.Explain(sight.Query.Understood, document);
        return new PassageExplanation(
            rank,
            Identity(passage),
            passage.Procedure?.Name ?? passage.Concept!.Title,
            rank is not null && passage.IsNamedOutright,
            passage.Probability,
            explanation.Score,
            looked is null ? [] : FeaturesOf(sight.Query.Asker, sight.Query.Leans, looked),
            [.. explanation.Terms.Where(term => term.Score > 0).OrderByDescending(term => term.Score).Select(Share)],
            MissingIn(sight.Query.Understood, explanation));
    }

    private List<FeatureShare> FeaturesOf(Asker asker, bool leans, Passage passage) => [.. Enum.GetValues<RankFeature>()
        .Select(feature => new FeatureShare(Ranking.NameOf(feature), passage.Feature(feature), ranking.Weight(asker, leans, feature), passage.Feature(feature) * ranking.Weight(asker, leans, feature)))
        .Where(share => share.Share != 0)
        .OrderByDescending(share => Math.Abs(share.Share))];

    private static TermShare Share(TermExplanation term) => new(
        term.Clause, term.Term.ToString(), term.Weight, term.Idf, term.Score,
        [.. term.Fields.OrderByDescending(field => field.Share).Select(field => new FieldScore(field.Field, field.Frequency, field.Share * term.Score))]);

    private List<string> MissingIn(SearchQuery query, ChatAssist.Search.Explanation explanation)
    {
        var held = explanation.Terms.Where(term => term.Score > 0).Select(term => term.Clause).ToHashSet(StringComparer.Ordinal);
        return [.. query.Clauses
            .Where(clause => clause.Terms.Count > 0 && clause.Terms[0].Term.Kind != TermKind.Bigram && clause.Terms[0].Weight >= WorthMissing && !held.Contains(clause.Text))
            .OrderByDescending(clause => clause.Terms[0].Weight * index.Index.Idf(clause.Terms[0].Term))
            .Select(clause => clause.Text)
            .Distinct(StringComparer.Ordinal)];
    }

    private int DocumentOf(Passage passage) => knowledge.Procedures.TakeWhile(procedure => procedure.Code != passage.Procedure!.Code).Count();

    private static string Identity(Passage passage) => passage.Procedure?.Code ?? passage.Concept!.Path;
}
