using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Makes the search query of a question's weighed words and of what they stand for.</summary>
internal static class QueryWriter
{
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
            SyllableQuery.Add(clauses, word.Marked, word.Folded, word.KnowsMarks, word.Weight);
            if (i + 1 < words.Count)
            {
                var weight = Math.Min(word.Weight, words[i + 1].Weight);
                clauses.Add(new QueryClause($"{word.Marked} {words[i + 1].Marked}", [new(Term.Bigram(word.Folded, words[i + 1].Folded), weight)]));
            }
        }
    }
}
