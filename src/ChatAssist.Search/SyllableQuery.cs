namespace ChatAssist.Search;

/// <summary>The plain query for a text: every syllable with and without marks, and neighbouring syllables together.</summary>
public static class SyllableQuery
{
    /// <summary>Someone who typed marks meant them: a word that agrees only without marks counts so much less.</summary>
    public const float FoldedOnly = 0.6f;

    public static SearchQuery Of(string text)
    {
        var tokens = VietnameseAnalyzer.Analyze(text);
        var writesMarks = VietnameseText.HasMarks(text);
        var clauses = new List<QueryClause>(tokens.Count * 2);
        for (var i = 0; i < tokens.Count; i++)
        {
            Add(clauses, tokens[i].Marked, tokens[i].Folded, writesMarks, 1);
            if (i + 1 < tokens.Count)
            {
                clauses.Add(new QueryClause(tokens[i].Marked, tokens[i + 1].Marked, [new(Term.Bigram(tokens[i].Folded, tokens[i + 1].Folded), 1)]));
            }
        }

        return new SearchQuery(clauses);
    }

    /// <summary>Adds the clause of one syllable.</summary>
    /// <param name="knowsMarks">False where it was typed without marks and may stand for any marked syllable.</param>
    public static void Add(List<QueryClause> clauses, string marked, string folded, bool knowsMarks, float weight) =>
        clauses.Add(knowsMarks
            ? new QueryClause(marked, [new(Term.Marked(marked), weight), new(Term.Folded(folded), weight * FoldedOnly)])
            : new QueryClause(marked, [new(Term.Folded(folded), weight)]));
}
