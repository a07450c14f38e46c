using ChatAssist.Guides;
using ChatAssist.Journeys;

namespace ChatAssist.Answering;

/// <summary>What the chat would say from a text that is not published yet. Nothing of it reaches a citizen.</summary>
/// <param name="Answers">The overview and the parts most asked for, of each procedure.</param>
/// <param name="Steps">The titles and words of the guided run.</param>
public sealed record GuidePreview(IReadOnlyList<string> Answers, IReadOnlyList<(string Title, string Text)> Steps)
{
    private static readonly Facet[] s_shown = [Facet.Documents, Facet.Fees, Facet.Time, Facet.Place];

    /// <param name="folder">The <c>knowledge-base</c> folder.</param>
    /// <returns>Empty where the text is too broken to be read.</returns>
    public static GuidePreview Of(string folder, string path, string text)
    {
        var problems = new List<Problem>();
        if (path.StartsWith("concepts/", StringComparison.Ordinal))
        {
            var concept = ConceptFile.Parse(text, path, problems).Concept;
            return new GuidePreview(concept is null ? [] : [concept.Summary, .. concept.Sections.Select(section => $"{section.Title}\n{section.Text}")], []);
        }

        if (GuideFile.Parse(text, path, problems).Guide is not { } guide)
        {
            return new GuidePreview([], []);
        }

        var knowledge = KnowledgeBase.Load(folder, exportFile: null, new Dictionary<string, string> { [path] = text });
        var answers = new ProcedureAnswers(knowledge);
        var texts = JourneyTexts.Load(Path.Combine(folder, "journeys.yaml"));
        var procedures = guide.Procedures.Select(each => knowledge.Find(each.Facts.Code)).OfType<Procedure>().ToList();
        return new GuidePreview(
            [
                .. procedures.SelectMany(procedure => (IEnumerable<Facet[]>)[[], .. s_shown.Select(facet => new[] { facet })],
                    (procedure, facets) => answers.Answer(procedure, facets, "", [], Topic.None).Text.Replace("**", "", StringComparison.Ordinal)),
            ],
            [.. procedures.Take(1).SelectMany(procedure => JourneyPlan.Of(knowledge, texts, procedure.Code)?.Steps ?? []).Select(step => (step.Title, step.Text))]);
    }
}
