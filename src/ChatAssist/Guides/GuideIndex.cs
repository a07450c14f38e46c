using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>Finds the procedures and concept pages that a question is about.</summary>
/// <remarks>Documents are numbered: first the procedures in the knowledge base's order, then the concepts.</remarks>
public sealed class GuideIndex
{
    private const float NameFitWeight = 0.6f;

    /// <summary>A procedure called by its whole name is meant, whatever else the story tells.</summary>
    private const float WholeNameBonus = 1.15f;

    private const float WholeName = 0.95f;

    private readonly KnowledgeBase _knowledge;
    private readonly float[] _citizenPriors;
    private readonly NameFit _nameFit;
    private readonly uint[] _actions;
    private readonly ProvincialProcedures _provincial;
    private readonly Dictionary<string, int> _byName;

    private GuideIndex(KnowledgeBase knowledge, SearchIndex index, Actions actions, string province)
    {
        _knowledge = knowledge;
        Index = index;
        _citizenPriors = [.. knowledge.Procedures.Select(procedure => CitizenPrior.Of(procedure, knowledge.GuideOf(procedure.Code) is not null))];
        _nameFit = new NameFit(knowledge.Procedures, index);
        _actions = [.. knowledge.Procedures.Select(procedure => actions.In(procedure.Name))];
        _provincial = new ProvincialProcedures(knowledge.Procedures, province);
        _byName = knowledge.Procedures.Select((procedure, number) => (Name: NameKey(procedure.Name), number))
            .GroupBy(entry => entry.Name)
            .ToDictionary(group => group.Key, group => group.MaxBy(entry => _citizenPriors[entry.number]).number);
    }

    /// <summary>The engine beneath: for explanations, and for what the texts say of words that stand together.</summary>
    public SearchIndex Index { get; }

    /// <param name="province">The name of the province that runs this assistant, for example "Tỉnh Gia Lai".</param>
    public static GuideIndex Build(KnowledgeBase knowledge, Actions actions, string province)
    {
        var documents = knowledge.Procedures
            .Select(procedure => IndexedText.Of(procedure, knowledge.GuideOf(procedure.Code), knowledge.GuideProcedureOf(procedure.Code)))
            .Concat(knowledge.Concepts.Select(IndexedText.Of));
        var builder = new SearchIndexBuilder(IndexedText.Fields, new Bm25Similarity(IndexedText.K1));
        foreach (var document in documents.AsParallel().AsOrdered().Select(texts => texts.Select(VietnameseAnalyzer.Analyze).ToList()))
        {
            builder.Add(document);
        }

        return new GuideIndex(knowledge, builder.Build(), actions, province);
    }

    /// <summary>What fits the query best, best first.</summary>
    /// <param name="text">The question as typed: a procedure's code or exact name in it comes first, whatever the scores.</param>
    /// <param name="actions">What is to be done, as <see cref="Actions"/> reads it from the question.</param>
    /// <param name="citizenWeight">How much it counts that a procedure is one for citizens: 0 for an organisation's question.</param>
    public IReadOnlyList<Passage> Find(string text, SearchQuery query, uint actions, float citizenWeight, int count)
    {
        const int Reranked = 100;
        var best = BestPossible(query);
        var words = NameFit.WordsOf(query);
        var folded = VietnameseText.Fold(text);
        var found = Index.Search(query, Math.Max(count, Reranked))
            .Select(hit => ToPassage(hit, actions, citizenWeight, words, best))
            .Select(passage => _provincial.Weigh(passage, folded, citizenWeight))
            .OrderByDescending(passage => passage.Score)
            .ToList();
        return NamedOutright(text) is { } named
            ? [.. found.Prepend(named).DistinctBy(Identity).Take(count)]
            : [.. found.Take(count)];
    }

    private static string Identity(Passage passage) => passage.Procedure?.Code ?? passage.Concept!.Path;

    private Passage ToPassage(ScoreDoc hit, uint actions, float citizenWeight, Dictionary<string, float> words, float best) => hit.Document < _knowledge.Procedures.Count
        ? ToPassage(hit, _nameFit.Of(hit.Document, words), Actions.Agreement(actions, _actions[hit.Document]) * (1 + (citizenWeight * _citizenPriors[hit.Document])), best)
        : new Passage(null, _knowledge.Concepts[hit.Document - _knowledge.Procedures.Count], hit.Score, hit.Score / best);

    private Passage ToPassage(ScoreDoc hit, float nameFit, float likelihood, float best)
    {
        var score = hit.Score * likelihood * (1 + (NameFitWeight * nameFit)) * (nameFit >= WholeName ? WholeNameBonus : 1);
        return new Passage(_knowledge.Procedures[hit.Document], null, score, hit.Score / best) { NameFit = nameFit };
    }

    // Every clause found often and in the weightiest field.
    private float BestPossible(SearchQuery query) =>
        query.Clauses.Sum(clause => clause.Terms.Count == 0 ? 0 : clause.Terms.Max(term => term.Weight * Index.Idf(term.Term)));

    private Passage? NamedOutright(string text)
    {
        var code = VietnameseAnalyzer.Analyze(text).Where(token => token.Kind == TokenKind.Code).Select(token => _knowledge.Find(token.Marked)).FirstOrDefault(known => known is not null);
        if (code is not null)
        {
            return new Passage(code, null, 0, 1) { IsNamedOutright = true };
        }

        return _byName.TryGetValue(NameKey(text), out var number) ? new Passage(_knowledge.Procedures[number], null, 0, 1) { IsNamedOutright = true } : null;
    }

    private static string NameKey(string name) => string.Join(' ', VietnameseAnalyzer.Analyze(name).Select(token => token.Folded));
}

/// <summary>A piece found: a procedure or a concept page.</summary>
/// <param name="Score">How well it fits; comparable within one question only.</param>
/// <param name="Coverage">The part of the best possible score that it reached, 0 to 1: how much of the question it holds.</param>
public sealed record Passage(Procedure? Procedure, Concept? Concept, float Score, float Coverage)
{
    /// <summary>How much of the procedure's name the question holds, 0 to 1.</summary>
    public float NameFit { get; init; }

    /// <summary>True for a procedure that some other province made for itself.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>True where the question holds its code or is its very name.</summary>
    public bool IsNamedOutright { get; init; }
}
