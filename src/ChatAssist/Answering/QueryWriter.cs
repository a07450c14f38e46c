using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Makes the search query of a question's weighed words and of what they stand for.</summary>
internal static class QueryWriter
{
    /// <summary>Someone who typed marks meant them: a word that agrees only without marks counts so much less.</summary>
    private const float FoldedOnly = 0.6f;

    private const float BigramWeight = 1;

    public static SearchQuery Write(IReadOnlyList<Word> words, IReadOnlyList<PhraseMatch<Rewrite>> meanings)
    {
        var clauses = new List<QueryClause>();
        AddClauses(clauses, words);
        foreach (var meaning in meanings)
        {
            foreach (var official in meaning.Value.Means)
            {
                var weight = meaning.Value.Weight / meaning.Value.Means.Count;
                AddClauses(clauses, [.. official.Select(token => new Word(token.Marked, token.Folded, KnowsMarks: true, weight))]);
            }
        }

        return new SearchQuery(clauses);
    }

    private static void AddClauses(List<QueryClause> clauses, IReadOnlyList<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            clauses.Add(word.KnowsMarks
                ? new QueryClause(word.Marked, [new(Term.Marked(word.Marked), word.Weight), new(Term.Folded(word.Folded), word.Weight * FoldedOnly)])
                : new QueryClause(word.Marked, [new(Term.Folded(word.Folded), word.Weight)]));
            if (i + 1 < words.Count)
            {
                var weight = BigramWeight * Math.Min(word.Weight, words[i + 1].Weight);
                clauses.Add(new QueryClause($"{word.Marked} {words[i + 1].Marked}", [new(Term.Bigram(word.Folded, words[i + 1].Folded), weight)]));
            }
        }
    }
}
