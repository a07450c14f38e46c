using ChatAssist.Answering;
using ChatAssist.Search;

namespace ChatAssist.Benchmarks;

/// <summary>Our side: the whole way from a message to ranked procedures, and the engine alone with the plain query that Lucene gets too.</summary>
internal static class OwnSearches
{
    public static IEnumerable<Contestant> Of(Corpus corpus, IReadOnlyList<ListedQuestion> questions) =>
    [
        Loop(corpus, questions, 10),
        Engine(corpus, questions, 10),
        Engine(corpus, questions, 100),
        Contestant.Of("ChatAssist: reading, engine, re-ranking", questions, question => corpus.Assistant.Answerer.Rank(question, Topic.None), found => found.Code),
    ];

    private static Contestant Engine(Corpus corpus, IReadOnlyList<ListedQuestion> questions, int count)
    {
        var index = corpus.Assistant.Index.Index;
        return Contestant.Of($"ChatAssist.Search, top {count}", questions, question => index.Search(SyllableQuery.Of(question), count), hit => corpus.CodeOf(hit.Document));
    }

    // With questions analysed beforehand and room for what is found: what is left to allocate is the loop's own.
    private static Contestant Loop(Corpus corpus, IReadOnlyList<ListedQuestion> questions, int count)
    {
        var index = corpus.Assistant.Index.Index;
        var queries = questions.Select(listed => listed.Question).Distinct(StringComparer.Ordinal).ToDictionary(question => question, SyllableQuery.Of, StringComparer.Ordinal);
        var top = new ScoreDoc[count];
        return Contestant.Of($"ChatAssist.Search, top {count}, search loop alone", questions, Search, hit => corpus.CodeOf(hit.Document));

        ScoreDoc[] Search(string question)
        {
            Array.Clear(top);
            index.Search(queries[question], top);
            return top;
        }
    }
}
