using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>The very questions that editors wrote into guides and pages: who adds what citizens asked in vain expects it to be answered.</summary>
/// <remarks>What stands in two places belongs to neither, and the search decides.</remarks>
internal sealed class WrittenQuestions(KnowledgeBase knowledge)
{
    private readonly Dictionary<string, Passage> _byWords = knowledge.Guides
        .Where(guide => guide.Procedures.Count > 0)
        .SelectMany(guide => guide.Questions, (guide, text) => (Words: WordsOf(text), Passage: new Passage(knowledge.Find(guide.Procedures[0].Facts.Code), null)))
        .Concat(knowledge.Concepts.SelectMany(page => page.Questions, (page, text) => (Words: WordsOf(text), Passage: new Passage(null, page))))
        .GroupBy(written => written.Words, StringComparer.Ordinal)
        .Where(same => same.Key.Length > 0 && same.Count() == 1)
        .ToDictionary(same => same.Key, same => same.First().Passage, StringComparer.Ordinal);

    /// <summary>Marks, capitals and stops make no difference; a single other word does.</summary>
    public Passage? Find(string text) => _byWords.GetValueOrDefault(WordsOf(text));

    private static string WordsOf(string text) => string.Join(' ', VietnameseAnalyzer.Analyze(text).Select(token => token.Folded));
}
