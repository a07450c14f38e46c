using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Answers from a concept page: the short answer or one of its sections, the others as buttons.</summary>
internal static class ConceptAnswers
{
    private const int MostSections = 5;

    private const int MostSources = 2;

    public static Answer Answer(Concept concept, ConceptSection? section, Topic topic)
    {
        var others = concept.Sections.Where(other => other != section).Take(MostSections).Select(other => new Choice(other.Title, ConceptPath: concept.Path)).ToList();
        return new Answer(
            AnswerStatus.AnsweredFromConcept,
            $"**{concept.Title}**\n{section?.Text ?? concept.Summary}",
            [],
            [.. concept.Sources.OrderBy(source => source.Certainty).Take(MostSources).Select(source => new Source("", source.Title, section?.Title ?? "Tóm tắt", source.Url, source.Date, ""))],
            [.. others.Select(choice => new Suggestion(choice.Text)), new Suggestion(ReplyAnswers.AskPerson)],
            topic.TurnedTo("") with { CaseName = "", ConceptPath = concept.Path, Choices = [.. others, new Choice(ReplyAnswers.AskPerson)], Facet = null, Failures = 0 })
        {
            Grounds = new Grounds($"**{concept.Title}**\n", section?.Text ?? concept.Summary, "", () =>
                [new CitedPassage("p1", $"{concept.Title}\n{section?.Text ?? concept.Summary}".Replace("**", "", StringComparison.Ordinal))]),
        };
    }

    /// <summary>The section that the question asks for; null where the page's short answer fits best.</summary>
    public static ConceptSection? SectionFor(Concept concept, Question question)
    {
        var words = question.Words.Select(word => word.Folded).ToHashSet(StringComparer.Ordinal);
        var best = concept.Sections
            .Select(section => (Section: section, Fit: section.Questions.Append(section.Title).Max(text => Overlap(text, words))))
            .OrderByDescending(candidate => candidate.Fit)
            .FirstOrDefault();
        var whole = concept.Questions.Append(concept.Title).Concat(concept.OtherNames).Max(text => Overlap(text, words));
        return best.Section is not null && best.Fit > 0.6 && best.Fit >= whole ? best.Section : null;
    }

    private static double Overlap(string text, HashSet<string> words)
    {
        var tokens = VietnameseAnalyzer.Analyze(text);
        return tokens.Count == 0 ? 0 : tokens.Count(token => words.Contains(token.Folded)) / (double)tokens.Count;
    }
}
