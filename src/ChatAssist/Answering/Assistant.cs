using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>All that is needed to answer, loaded and ready: one immutable piece that can be replaced while questions come in.</summary>
public sealed record Assistant(KnowledgeBase Knowledge, GuideIndex Index, Ranking Ranking, QuestionReader Reader, Replies Replies, Answerer Answerer)
{
    /// <summary>Why a question is answered as it is.</summary>
    public required Explainer Explainer { get; init; }

    /// <summary>The knowledge base that is shipped beside the program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "knowledge-base");

    /// <param name="folder">The <c>knowledge-base</c> folder.</param>
    /// <param name="exportFile">A raw portal export, or null.</param>
    /// <exception cref="NotAnExportException">The export is something else.</exception>
    /// <exception cref="FormatException">Replies, vocabulary or ranking are malformed: without them nothing can be said.</exception>
    /// <exception cref="IOException">The folder or the export cannot be read.</exception>
    public static Assistant Load(string folder, string? exportFile)
    {
        var knowledge = KnowledgeBase.Load(folder, exportFile);
        var vocabulary = Vocabulary.Load(Path.Combine(folder, "vocabulary"));
        var ranking = Ranking.Load(Path.Combine(folder, "ranking.yaml"));
        var index = GuideIndex.Build(knowledge, vocabulary.Actions, vocabulary.Sayings, ranking, Province.Load(Path.Combine(folder, "province.yaml")).FullName);
        var reader = new QuestionReader(vocabulary, index.Index, index.Syllables, new KnownCodes(knowledge.Procedures.Select(procedure => procedure.Code)));
        var replies = Replies.Load(Path.Combine(folder, "replies.yaml"));
        var confidence = Confidence.Load(Path.Combine(folder, "deciding.yaml"));
        var answerer = new Answerer(knowledge, index, reader, replies, confidence);

        // Loading makes several times the garbage of what stays, and then hardly any is made: give it back now.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new Assistant(knowledge, index, ranking, reader, replies, answerer)
        {
            Explainer = new Explainer(knowledge, index, ranking, vocabulary, reader, confidence, answerer),
        };
    }
}
