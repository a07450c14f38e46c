using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Makes the search query of a question's weighed words and of what they stand for.</summary>
internal static class QueryWriter
{
    /// <summary>A word that was taken for a slip still counts so much as it was typed.</summary>
    private const float AsTyped = 0.5f;

    /// <summary>Restored marks may be wrong, if seldom: the bare letters count so much beside them.</summary>
    private const float OtherThanLikely = 0.8f;

    public static SearchQuery Write(List<Word> words)
    {
        var clauses = new List<QueryClause>(words.Count * 2);
        AddClauses(clauses, words);
        return new SearchQuery(clauses);
    }

    /// <param name="words">The words as <paramref name="meanings"/> weigh them.</param>
    /// <param name="plain">The same words without meanings.</param>
    /// <param name="literal">The query of those: its clauses serve again where no word of theirs weighs otherwise.</param>
    public static SearchQuery Write(List<Word> words, IReadOnlyList<PhraseMatch<Rewrite>> meanings, List<Word> plain, SearchQuery literal)
    {
        var clauses = new List<QueryClause>(literal.Clauses.Count * 2);
        for (var i = 0; i < literal.Clauses.Count; i++)
        {
            var (first, last) = (i / 2, (i + 1) / 2);
            var isSame = ReferenceEquals(words[first], plain[first]) && ReferenceEquals(words[last], plain[last]);
            clauses.Add(isSame ? literal.Clauses[i] : first == last ? ClauseOf(words[first]) : ClauseOf(words[first], words[last]));
        }

        foreach (var meaning in meanings)
        {
            var weight = meaning.Value.Weight / meaning.Value.Means.Count;
            foreach (var official in meaning.Value.Means)
            {
                AddClauses(clauses, official.ConvertAll(token => Word.Of(token, knowsMarks: true, weight)));
            }
        }

        return new SearchQuery(clauses);
    }

    // A word, then it and the next, then the next: the places of literal's clauses above.
    private static void AddClauses(List<QueryClause> clauses, List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            clauses.Add(ClauseOf(words[i]));
            if (i + 1 < words.Count)
            {
                clauses.Add(ClauseOf(words[i], words[i + 1]));
            }
        }
    }

    private static QueryClause ClauseOf(Word word) => new(word.Marked, Terms(word));

    private static QueryClause ClauseOf(Word first, Word second) => new(first.Marked, second.Marked, Pairs(first, second));

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
