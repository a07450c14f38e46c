using ChatAssist.AdminUnits;
using ChatAssist.Guides;
using ChatAssist.Journeys;

namespace ChatAssist.Answering;

/// <summary>All that is needed to answer, loaded and ready: one immutable piece that can be replaced while questions come in.</summary>
public sealed record Assistant(KnowledgeBase Knowledge, GuideIndex Index, Ranking Ranking, QuestionReader Reader, Replies Replies, Answerer Answerer)
{
    /// <summary>Why a question is answered as it is.</summary>
    public required Explainer Explainer { get; init; }

    /// <summary>Goes through a procedure step by step.</summary>
    public required Walk Walk { get; init; }

    /// <summary>The knowledge base that is shipped beside the program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "knowledge-base");

    /// <param name="folder">The <c>knowledge-base</c> folder.</param>
    /// <param name="exportFile">A raw portal export, or null.</param>
    /// <param name="indexFolder">Where the prepared index is kept for the next start; null to make it anew each time.</param>
    /// <param name="published">Texts of the desk that lie over the files, by path.</param>
    /// <param name="export">What the export holds, where it has been read before; null to read it.</param>
    /// <exception cref="NotAnExportException">The export is something else.</exception>
    /// <exception cref="FormatException">Replies, vocabulary, ranking or deciding are malformed: without them nothing can be said.</exception>
    /// <exception cref="IOException">The knowledge base or the export cannot be read.</exception>
    public static Assistant Load(string folder, string? exportFile, string? indexFolder = null, IReadOnlyDictionary<string, string>? published = null, ProcedureExport? export = null)
    {
        var fingerprint = indexFolder is null ? "" : PreparedIndex.Fingerprint(folder, exportFile, published);
        var loading = Task.Run(() => indexFolder is null ? null : PreparedIndex.Load(indexFolder, fingerprint, out _));
        var reading = Task.Run(() => Vocabulary.Load(Path.Combine(folder, "vocabulary")));
        var knowledge = KnowledgeBase.Load(folder, exportFile, published, export);
        var vocabulary = reading.GetAwaiter().GetResult();
        var prepared = loading.GetAwaiter().GetResult();
        if (prepared is null)
        {
            prepared = PreparedIndex.Build(knowledge, vocabulary.Sayings);
            Keep(prepared, indexFolder, fingerprint);
        }

        var ranking = Ranking.Load(Path.Combine(folder, "ranking.yaml"));
        var index = GuideIndex.Of(knowledge, prepared, vocabulary.Actions, ranking, Province.Load(Path.Combine(folder, "province.yaml")).FullName);
        var reader = new QuestionReader(vocabulary, index.Index, index.Syllables, new KnownCodes(knowledge.Procedures.Select(procedure => procedure.Code)));
        var replies = Replies.Load(Path.Combine(folder, "replies.yaml"));
        var confidence = Confidence.Load(Path.Combine(folder, "deciding.yaml"));
        var answerer = new Answerer(knowledge, index, reader, replies, confidence, AdminUnitFile.Load(Path.Combine(folder, "admin-units")));

        // Loading makes several times the garbage of what stays, and then hardly any is made: give it back now.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new Assistant(knowledge, index, ranking, reader, replies, answerer)
        {
            Explainer = new Explainer(knowledge, index, ranking, vocabulary, reader, confidence, answerer),
            Walk = new Walk(knowledge, JourneyTexts.Load(Path.Combine(folder, "journeys.yaml"))),
        };
    }

    // A full or read-only disk costs the next start some seconds and nothing else.
    private static void Keep(PreparedIndex prepared, string? indexFolder, string fingerprint)
    {
        try
        {
            if (indexFolder is not null)
            {
                prepared.Save(indexFolder, fingerprint);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            System.Diagnostics.Trace.TraceWarning($"The index is not kept for the next start: {exception.Message}");
        }
    }
}
