using System.Buffers;
using System.Runtime.InteropServices;
using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>Finds the procedures and concept pages that a question is about.</summary>
/// <remarks>Documents are numbered: first the procedures in the knowledge base's order, then the concepts.</remarks>
public sealed class GuideIndex
{
    /// <summary>So many of those that the engine finds are looked at closely.</summary>
    private const int Reranked = 60;

    /// <summary>And so many whose names are nearest to what was spoken of, whatever the message says.</summary>
    private const int Kin = 20;

    private readonly KnowledgeBase _knowledge;
    private readonly RankFeatures _features;
    private readonly Ranking _ranking;
    private readonly Dictionary<string, int> _byName;

    private GuideIndex(KnowledgeBase knowledge, SearchIndex index, SyllableModel syllables, RankFeatures features, Ranking ranking)
    {
        _knowledge = knowledge;
        Index = index;
        Syllables = syllables;
        _features = features;
        _ranking = ranking;

        // Where several provinces or levels have one under the same name, a guide tells which one people mean.
        _byName = knowledge.Procedures.Select((procedure, number) => (Name: NameKey(procedure.Name), number))
            .GroupBy(entry => entry.Name)
            .ToDictionary(group => group.Key, group => group.MinBy(entry => Rank(knowledge.Procedures[entry.number])).number);

        int Rank(Procedure procedure) => (knowledge.GuideOf(procedure.Code) is null ? 2 : 0) + (procedure.IsProvincial ? 1 : 0);
    }

    /// <summary>The engine beneath: for explanations, and for what the texts say of words that stand together.</summary>
    public SearchIndex Index { get; }

    /// <summary>What the texts and the vocabulary say of syllables and their neighbours: for reading questions.</summary>
    public SyllableModel Syllables { get; }

    /// <param name="prepared">Built from this knowledge and no other.</param>
    /// <param name="province">The name of the province that runs this assistant, for example "Tỉnh Gia Lai".</param>
    public static GuideIndex Of(KnowledgeBase knowledge, PreparedIndex prepared, Actions actions, Ranking ranking, string province) =>
        new(knowledge, prepared.Index, prepared.Syllables, new RankFeatures(knowledge, prepared.Index, actions, province), ranking);

    /// <summary>What fits the query best, best first, each with the probability that it is meant.</summary>
    public IReadOnlyList<Passage> Find(GuideQuery query, int count)
    {
        using var ranked = Rank(query);
        var best = Passages(ranked, count);
        return NamedOutright(query.Text) is { } named ? [named, .. best.Where(passage => Identity(passage) != Identity(named)).Take(count - 1)] : best;
    }

    /// <summary>All that were looked at closely, best first: for tuning and explanations.</summary>
    public IReadOnlyList<Passage> Look(GuideQuery query)
    {
        using var ranked = Rank(query);
        return Passages(ranked, ranked.Found.Count);
    }

    private List<Passage> Passages(RankedDocuments ranked, int count)
    {
        var passages = new List<Passage>(Math.Min(count, ranked.Found.Count));
        foreach (var place in ranked.Best(count))
        {
            passages.Add(ToPassage(ranked, place));
        }

        return passages;
    }

    private RankedDocuments Rank(GuideQuery query)
    {
        var found = WithKin(query, Search(query));
        var size = found.Count * RankFeatures.Count;
        var rows = ArrayPool<float>.Shared.Rent(size);
        _features.Fill(query, found, rows.AsSpan(0, size));
        var scores = new float[found.Count];
        for (var i = 0; i < found.Count; i++)
        {
            scores[i] = _ranking.Score(query.Asker, query.Leans, rows.AsSpan(i * RankFeatures.Count, RankFeatures.Count));
        }

        return new RankedDocuments(found, rows, scores);
    }

    // An organisation's words are often the law's own, whatever they may stand for among citizens: so both readings are
    // searched for. What only one of them finds has for the other no more than the last that this found.
    private List<FoundDocument> Search(GuideQuery query)
    {
        Span<ScoreDoc> understood = stackalloc ScoreDoc[Reranked];
        understood = understood[..Index.Search(query.ForEngine(query.Understood), understood)];
        var found = new List<FoundDocument>(Reranked * 2);
        if (ReferenceEquals(query.Literal, query.Understood) || query.Asker == Asker.Citizen)
        {
            foreach (var (document, score) in understood)
            {
                found.Add(new FoundDocument(document, score, score));
            }

            return found;
        }

        Span<ScoreDoc> literal = stackalloc ScoreDoc[Reranked];
        literal = literal[..Index.Search(query.ForEngine(query.Literal), literal)];
        Join(understood, literal, found);
        return found;
    }

    private static void Join(ReadOnlySpan<ScoreDoc> understood, ReadOnlySpan<ScoreDoc> literal, List<FoundDocument> found)
    {
        Span<int> documents = stackalloc int[literal.Length];
        for (var i = 0; i < literal.Length; i++)
        {
            documents[i] = literal[i].Document;
        }

        var least = understood.IsEmpty ? 0 : understood[^1].Score;
        var leastLiteral = literal.IsEmpty ? 0 : literal[^1].Score;
        foreach (var (document, score) in understood)
        {
            var place = documents.IndexOf(document);
            found.Add(new FoundDocument(document, score, place < 0 ? leastLiteral : literal[place].Score));
            if (place >= 0)
            {
                documents[place] = -1;
            }
        }

        for (var i = 0; i < literal.Length; i++)
        {
            if (documents[i] >= 0)
            {
                found.Add(new FoundDocument(documents[i], least, literal[i].Score));
            }
        }
    }

    // "Mất rồi thì sao" holds no word of "Cấp lại giấy phép lái xe".
    private List<FoundDocument> WithKin(GuideQuery query, List<FoundDocument> found)
    {
        if (query.Context.Count > 0 && found.Count > 0)
        {
            var known = found.Select(document => document.Document).ToHashSet();
            var (least, leastLiteral) = (found.Min(document => document.Understood), found.Min(document => document.Literal));
            found.AddRange(Index.Search(new SearchQuery(query.Context), Kin).Where(hit => known.Add(hit.Document)).Select(hit => new FoundDocument(hit.Document, least, leastLiteral)));
        }

        return found;
    }

    private static string Identity(Passage passage) => passage.Procedure?.Code ?? passage.Concept!.Path;

    private Passage ToPassage(RankedDocuments ranked, int place)
    {
        var document = ranked.Found[place].Document;
        var isProcedure = document < _knowledge.Procedures.Count;
        return new Passage(isProcedure ? _knowledge.Procedures[document] : null, isProcedure ? null : _knowledge.Concepts[document - _knowledge.Procedures.Count])
        {
            Document = document,
            Score = ranked.Scores[place],
            Probability = ranked.Probability(place),
            Features = ranked.FeaturesOf(place),
        };
    }

    private Passage? NamedOutright(string text)
    {
        var tokens = VietnameseAnalyzer.Analyze(text);
        var named = OfCode(tokens) ?? (_byName.TryGetValue(NameKey(tokens), out var number) ? _knowledge.Procedures[number] : null);
        return named is null ? null : new Passage(named, null) { Probability = 1 };
    }

    private Procedure? OfCode(List<Token> tokens)
    {
        foreach (ref readonly var token in CollectionsMarshal.AsSpan(tokens))
        {
            if (token.Kind == TokenKind.Code && _knowledge.Find(token.Marked) is { } known)
            {
                return known;
            }
        }

        return null;
    }

    private static string NameKey(string name) => NameKey(VietnameseAnalyzer.Analyze(name));

    private static string NameKey(List<Token> tokens) => string.Join(' ', tokens.ConvertAll(token => token.Folded));
}
