using System.Globalization;
using System.Text;
using ChatAssist.Answering;
using ChatAssist.Guides;

namespace ChatAssist.Journeys;

/// <summary>Writes the message of a step: where one is, what to do now, and the buttons.</summary>
internal sealed class JourneyWriter(KnowledgeBase knowledge, JourneyTexts texts)
{
    public const string CommonCase = "Trường hợp chung";
    public const string GoOn = "Làm tiếp";
    public const string AllReady = "Đủ cả";
    public const string StillNot = "Vẫn chưa được";
    public const string Other = "Điều khác";

    private const int LongestDocument = 120;

    /// <summary>In the order of the figures: who types "5" presses the fifth button, and gives five.</summary>
    public static readonly string[] Ratings = ["1 - Rất khó", "2", "3", "4", "5 - Rất dễ"];

    /// <param name="before">A sentence above the step; may be empty.</param>
    public Answer Step(JourneyPlan plan, Journey journey, Topic topic, string before = "")
    {
        var place = plan.PlaceOf(journey);
        var step = plan.Steps[place];
        if (journey.IsOnDetour && step.Need is { } need)
        {
            return Detour(plan, journey, need, topic, before);
        }

        var title = step.Kind == JourneyStepKind.Rate ? "" : string.Create(CultureInfo.InvariantCulture, $"**Bước {place + 1}/{plan.Length} · {step.Title}**\n");
        return Say(plan, journey, topic, $"{Above(before)}{title}{TextOf(plan, journey, step)}", ButtonsOf(plan, step)) with
        {
            Picture = step.Kind == JourneyStepKind.Do ? StepPicture.Of(plan, step) : null,
            Sheet = step.Kind == JourneyStepKind.Prepare ? Sheet.PathOf(plan.Procedure.Code, plan.Cases.ToList().IndexOf(journey.CaseName) + 1, journey.Code) : null,
            // What is asked of the citizen rests on nothing.
            Sources = step.Kind is JourneyStepKind.Need or JourneyStepKind.Rate ? [] : SourcesOf(plan),
        };
    }

    /// <summary>A sentence at the step where one is.</summary>
    public Answer Say(JourneyPlan plan, Journey journey, Topic topic, string text, IReadOnlyList<string> buttons, AnswerStatus status = AnswerStatus.AnsweredJourneyStep)
    {
        var choices = buttons.Select(button => new Choice(button)).ToList();
        return new Answer(
            status,
            text,
            [new FoundProcedure(plan.Procedure.Code, plan.Procedure.Name, 0)],
            SourcesOf(plan),
            [.. buttons.Select(button => new Suggestion(button))],
            topic.TurnedTo(plan.Procedure.Code) with { Journey = journey, Choices = choices, Failures = 0, ConceptPath = "" });
    }

    private IReadOnlyList<Source> SourcesOf(JourneyPlan plan) =>
        [new Source(plan.Procedure.Code, plan.Procedure.Name, "Từng bước", plan.Procedure.Url, knowledge.DateOf(plan.Procedure.Code, ProcedureParts.Documents), "")];

    public string Filled(string key, JourneyPlan plan, Journey journey) => texts.Says[key]
        .Replace("{title}", plan.Guide.Title, StringComparison.Ordinal)
        .Replace("{steps}", plan.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{code}", journey.Code, StringComparison.Ordinal)
        .Replace("{where}", plan.Where(plan.PlaceOf(journey)), StringComparison.Ordinal);

    public IReadOnlyList<string> ButtonsOf(JourneyPlan plan, JourneyStep step) => step.Kind switch
    {
        JourneyStepKind.Need => ["Có rồi", "Chưa có", Button(JourneyWord.Ask), Button(JourneyWord.Stop)],
        JourneyStepKind.Case => [CommonCase, .. plan.Cases],
        JourneyStepKind.Prepare => [AllReady, "Còn thiếu", Button(JourneyWord.Skip), Button(JourneyWord.Stop)],
        JourneyStepKind.Do => [Button(JourneyWord.Done), Button(JourneyWord.NotYet), Button(JourneyWord.Ask), Button(JourneyWord.Stop)],
        JourneyStepKind.After => [Button(JourneyWord.Done), Button(JourneyWord.Remind), Button(JourneyWord.Ask)],
        _ => [.. Ratings, Button(JourneyWord.Skip)],
    };

    private static string Above(string before) => before.Length == 0 ? "" : $"{before}\n\n";

    private Answer Detour(JourneyPlan plan, Journey journey, Need need, Topic topic, string before)
    {
        var concept = knowledge.Concepts.FirstOrDefault(page => page.Path == need.Concept);
        var sections = SectionsOf(need);
        var text = sections.Count > 0 ? $"**{need.Title} · {journey.Detour}/{sections.Count}: {sections[journey.Detour - 1].Title}**\n{sections[journey.Detour - 1].Text}" : $"**{need.Title}**\n{concept?.Summary}";
        var answer = Say(plan, journey, topic, $"{Above(before)}{text}", [Button(JourneyWord.Done), Button(JourneyWord.Skip), Button(JourneyWord.Ask), Button(JourneyWord.Stop)]);
        return concept is { Sources.Count: > 0 }
            ? answer with { Sources = [new Source("", concept.Title, need.Title, concept.Sources[0].Url, concept.Sources[0].Date, "")] }
            : answer;
    }

    /// <summary>The small journey to what is needed; a page without sections is one step.</summary>
    public IReadOnlyList<ConceptSection> SectionsOf(Need need) =>
        [.. need.Sections.Select(title => knowledge.Concepts.FirstOrDefault(page => page.Path == need.Concept)?.Sections.FirstOrDefault(section => section.Title == title)).OfType<ConceptSection>()];

    private string TextOf(JourneyPlan plan, Journey journey, JourneyStep step) => step.Kind switch
    {
        JourneyStepKind.Prepare => Checklist(plan, journey),
        JourneyStepKind.After => After(plan),
        _ => step.Text,
    };

    private string Checklist(JourneyPlan plan, Journey journey)
    {
        var documents = plan.Documents(journey.CaseName);
        if (documents.Count == 0)
        {
            return texts.Says[JourneySays.NoDocuments];
        }

        var list = new StringBuilder(texts.Says[JourneySays.Prepare]);
        for (var i = 0; i < documents.Count; i++)
        {
            list.Append(CultureInfo.InvariantCulture, $"\n{i + 1}. {(journey.Ready.Contains(i + 1) ? "✅ " : "")}{Wording.Item(documents[i].Name, LongestDocument)}");
        }

        return list.Append('\n').Append(texts.Says[JourneySays.PhotoTips]).ToString();
    }

    private string After(JourneyPlan plan)
    {
        var time = TimeOf(plan);
        var outcome = plan.Procedure.Outcomes.Count > 0 ? $"\nKết quả: {Wording.Shorten(plan.Procedure.Outcomes[0], LongestDocument).TrimEnd('.')}." : "";
        return texts.Says[JourneySays.After]
            .Replace("{time}", time is null ? "" : $" Thời hạn giải quyết: {Wording.Time(time).TrimEnd('.')}.", StringComparison.Ordinal)
            .Replace("{outcome}", outcome, StringComparison.Ordinal);
    }

    /// <summary>How long it takes, handed in online where that has a time of its own.</summary>
    public static ProcessingTime? TimeOf(JourneyPlan plan) => plan.Procedure.Methods.OrderBy(method => method.Way).Select(method => method.Time).FirstOrDefault(time => time is not null);

    private string Button(JourneyWord word) => texts.Button(word);
}
