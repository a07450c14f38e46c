using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Tells editors which guides the portal disagrees with now: their procedure has changed since they were checked.</summary>
/// <remarks>
/// The facts themselves are compared and no fingerprint of the day of checking: what a guide does not say cannot go stale in it,
/// and a guide mended by hand is in order again without anybody ticking it off.
/// </remarks>
public sealed class PortalDifferences(LiveAssistant assistant)
{
    private (KnowledgeBase Of, IReadOnlyDictionary<string, int> Counts)? _last;

    /// <summary>How many differences each guide has, by path; guides without any are left out.</summary>
    public IReadOnlyDictionary<string, int> Counts()
    {
        var knowledge = assistant.Current.Knowledge;
        if (_last is { } last && ReferenceEquals(last.Of, knowledge))
        {
            return last.Counts;
        }

        var counts = knowledge.Export is not { } export ? new Dictionary<string, int>()
            : KnowledgeCheck.Compare(KnowledgeFiles.Read(assistant.Folder, assistant.Published).Guides, export).CountBy(problem => problem.File).ToDictionary(StringComparer.Ordinal);
        _last = (knowledge, counts);
        return counts;
    }

    /// <summary>The differences of one text; empty for concept pages, for a text too broken to be read, and without an export.</summary>
    public IReadOnlyList<Problem> Of(string path, string text) =>
        assistant.Current.Knowledge.Export is { } export && path.StartsWith("guides/", StringComparison.Ordinal)
            ? KnowledgeCheck.Compare([GuideFile.Parse(text, path, [])], export)
            : [];
}
