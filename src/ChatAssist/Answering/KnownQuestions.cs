using System.Text.Json;
using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>A question of which it is known what is right.</summary>
/// <param name="Relevant">Codes of the procedures that are right, any of them.</param>
/// <param name="ConceptPath">The concept page that is right; empty where none is.</param>
public sealed record KnownQuestion(string Text, IReadOnlyList<string> Relevant, string ConceptPath, bool IsToDecline)
{
    internal bool IsRight(Answer answer)
    {
        var status = answer.Status.ToString();
        return IsToDecline ? status.StartsWith("Unanswerable", StringComparison.Ordinal)
            : ConceptPath.Length > 0 ? answer.Next.ConceptPath == ConceptPath
            : status.StartsWith("Answered", StringComparison.Ordinal) && answer.Procedures.Count > 0 && Relevant.Contains(answer.Procedures[0].Code);
    }
}

/// <summary>All questions that ship: the ways people ask that guides and pages name, and those that the assistant is measured by.</summary>
public static class KnownQuestions
{
    /// <param name="folder">The <c>knowledge-base</c> folder; what of its lists cannot be read is left out.</param>
    public static IReadOnlyList<KnownQuestion> Of(KnowledgeBase knowledge, string folder) =>
    [
        .. knowledge.Guides.SelectMany(guide => guide.Questions, (guide, text) => new KnownQuestion(text, [.. guide.Procedures.Select(each => each.Facts.Code)], "", false))
            .Concat(knowledge.Concepts.SelectMany(
                page => page.Questions.Concat(page.Sections.SelectMany(section => section.Questions)), (page, text) => new KnownQuestion(text, [], page.Path, false)))
            .Concat(Measured(Path.Combine(folder, "questions")))
            .DistinctBy(question => question.Text, StringComparer.Ordinal),
    ];

    private static IEnumerable<KnownQuestion> Measured(string folder) =>
        from file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal) : Enumerable.Empty<string>()
        from line in File.ReadLines(file)
        let question = Read(line)
        where question is not null
        select question;

    private static KnownQuestion? Read(string line)
    {
        try
        {
            var row = JsonElement.Parse(line);
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("question", out var text) || !row.TryGetProperty("relevant", out var relevant))
            {
                return null;
            }

            List<string> codes = [.. relevant.EnumerateArray().Select(code => code.GetString() ?? "")];
            return new KnownQuestion(text.GetString() ?? "", codes, "", codes.Count == 0);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // `evaluate` tells of broken lines; here they only cost one question.
            return null;
        }
    }
}
