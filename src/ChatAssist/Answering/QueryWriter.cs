using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Makes the search query of a question's weighed words and of what they stand for.</summary>
internal static class QueryWriter
{
    /// <summary>A word that was taken for a slip still counts so much as it was typed.</summary>
    private const float AsTyped = 0.5f;

    /// <summary>Restored marks may be wrong, if seldom: the bare letters count so much beside them.</summary>
    private const float OtherThanLikely = 0.8f;

    public static SearchQuery Write(IReadOnlyList<Word> words, IReadOnlyList<PhraseMatch<Rewrite>> meanings)
    {
        var clauses = new List<QueryClause>();
        AddClauses(clauses, words);
        foreach (var meaning in meanings)
        {
            foreach (var official in meaning.Value.Means)
            {
                var weight = meaning.Value.Weight / meaning.Value.Means.Count;
                AddClauses(clauses, [.. official.Select(token => Word.Of(token, knowsMarks: true, weight))]);
            }
        }

        return new SearchQuery(clauses);
    }

    private static void AddClauses(List<QueryClause> clauses, IReadOnlyList<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            clauses.Add(new QueryClause(words[i].Marked, Terms(words[i])));
            if (i + 1 < words.Count)
            {
                clauses.Add(new QueryClause($"{words[i].Marked} {words[i + 1].Marked}", Pairs(words[i], words[i + 1])));
            }
        }
    }

    private static QueryTerm[] Terms(Word word) => word switch
    {
        { Typed: { } typed } => [.. Terms(word with { Typed = null }), .. Terms(typed with { Weight = word.Weight * AsTyped })],
        { KnowsMarks: true } => [new(Term.Marked(word.Marked), word.Weight), new(Term.Folded(word.Folded), word.Weight * SyllableQuery.FoldedOnly)],
        { Likely.Length: > 0 } => [new(Term.Marked(word.Likely), word.Weight), new(Term.Folded(word.Folded), word.Weight * OtherThanLikely)],
        _ => [new(Term.Folded(word.Folded), word.Weight)],
    };

    private static QueryTerm[] Pairs(Word first, Word second)
    {
        var weight = Math.Min(first.Weight, second.Weight);
        var pair = new QueryTerm(Term.Bigram(first.Folded, second.Folded), weight);
        return first.Typed is null && second.Typed is null
            ? [pair]
            : [pair, new QueryTerm(Term.Bigram((first.Typed ?? first).Folded, (second.Typed ?? second).Folded), weight * AsTyped)];
    }
}
