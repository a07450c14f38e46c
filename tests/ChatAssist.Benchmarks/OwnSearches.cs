using ChatAssist.Answering;
using ChatAssist.Search;

namespace ChatAssist.Benchmarks;

/// <summary>Our side: the whole way from a message to ranked procedures, and the engine alone with the plain query that Lucene gets too.</summary>
internal static class OwnSearches
{
    public static IEnumerable<Contestant> Of(Corpus corpus, IReadOnlyList<ListedQuestion> questions) =>
    [
        Engine(corpus, questions, 10),
        Engine(corpus, questions, 100),
        Contestant.Of("ChatAssist: reading, engine, re-ranking", questions, question => corpus.Assistant.Answerer.Rank(question, Topic.None), found => found.Code),
    ];

    private static Contestant Engine(Corpus corpus, IReadOnlyList<ListedQuestion> questions, int count)
    {
        var index = corpus.Assistant.Index.Index;
        return Contestant.Of($"ChatAssist.Search, top {count}", questions, question => index.Search(SyllableQuery.Of(question), count), hit => corpus.CodeOf(hit.Document));
    }
}
