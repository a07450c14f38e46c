using ChatAssist.Guides;
using ChatAssist.Journeys;

namespace ChatAssist.Answering;

/// <summary>Composes answers from a procedure's fields: what was asked first, then what else may be asked.</summary>
internal sealed class ProcedureAnswers(KnowledgeBase knowledge)
{
    /// <summary>About how long an answer may be: a phone's screen.</summary>
    private const int Budget = 530;

    /// <summary>Three parts asked at once still get room to be understood.</summary>
    private const int SmallestPart = 225;

    /// <summary>About how much of each part a model is given.</summary>
    private const int PassageBudget = 1_500;

    private const int MostSuggestions = 6;

    private const int MostNeighbours = 2;

    private readonly SourceList _sources = new(knowledge);

    private static readonly Facet[] Offered = [Facet.Documents, Facet.Fees, Facet.Time, Facet.Place, Facet.Online, Facet.HowTo, Facet.Conditions];

    /// <param name="facets">What was asked; an overview where nothing certain was.</param>
    /// <param name="others">What else may have been meant, offered as buttons.</param>
    public Answer Answer(Procedure procedure, IReadOnlyList<Facet> facets, string caseName, IReadOnlyList<Passage> others, Topic topic)
    {
        var guide = knowledge.GuideOf(procedure.Code);
        var asked = facets.Take(3).ToList();
        var budget = Math.Max(SmallestPart, (Budget - ProcedureTitle.Of(procedure, knowledge).Length) / Math.Max(1, asked.Count));
        var parts = asked.Select(facet => (Facet: facet, Text: FacetWriter.Write(facet, procedure, guide, caseName, budget))).ToList();
        var said = parts.Where(part => part.Text is not null).Select(part => part.Text!).ToList();
        var text = asked.Count == 0
            ? OverviewText.Write(procedure, guide)
            : string.Join('\n', parts.Select(part => part.Text?.Text ?? NotRecorded(part.Facet)));
        var cases = said.Find(part => part.Cases is { Count: > 0 });
        var nextStep = said.Sum(part => part.NextStep);
        var choices = Choices(procedure, guide, asked, cases?.Cases ?? (nextStep > 0 ? [StepsText.More] : []), others);
        var (head, tail) = ($"**{ProcedureTitle.Of(procedure, knowledge)}**\n{OwnerNote(procedure)}", AskForCase(cases) + CorrectionNote(procedure, asked));
        return new Answer(
            StatusOf(guide, asked, said),
            head + text + tail,
            [new FoundProcedure(procedure.Code, procedure.Name, 0), .. others.Where(other => other.Procedure is not null).Select(other => other.ToFound())],
            _sources.Of(procedure, [.. parts.Where(part => part.Text is not null).Select(part => (part.Facet, part.Text!))]),
            [.. choices.Select(choice => new Suggestion(choice.Text, choice.ProcedureCode.Length > 0 ? "việc khác" : ""))],
            topic.TurnedTo(procedure.Code) with
            {
                ConceptPath = "",
                CaseName = caseName,
                Facet = asked.Count > 0 ? asked[0] : null,
                NextStep = nextStep,
                Choices = choices,
                Failures = 0,
            })
        {
            Grounds = said.Count == parts.Count && !said.Exists(part => part.IsQuestion)
                ? new Grounds(head, asked.Count == 0 ? text[..text.LastIndexOf('\n')] : text, (asked.Count == 0 ? text[text.LastIndexOf('\n')..] : "") + tail, () => PassagesOf(procedure, guide, asked, caseName, text))
                : null,
        };
    }

    /// <summary>What the record says of what was asked, at more length than an answer has.</summary>
    private List<CitedPassage> PassagesOf(Procedure procedure, Guide? guide, List<Facet> asked, string caseName, string overview)
    {
        var texts = asked.Count == 0 ? [overview] : asked.Select(facet => FacetWriter.Write(facet, procedure, guide, caseName, PassageBudget)!.Text);
        return [.. texts.Select((text, i) => new CitedPassage($"p{i + 1}", $"{ProcedureTitle.Of(procedure, knowledge)}\n{text}".Replace("**", "", StringComparison.Ordinal)))];
    }

    /// <summary>The steps after those shown last.</summary>
    public Answer MoreSteps(Procedure procedure, Topic topic)
    {
        var guide = knowledge.GuideOf(procedure.Code);
        var answer = Answer(procedure, [Facet.HowTo], topic.CaseName, [], topic);
        if (StepsText.Write(procedure, guide, Budget, topic.NextStep) is not { } steps)
        {
            return answer;
        }

        var choices = answer.Next.Choices.Where(choice => choice.Text != StepsText.More || steps.NextStep > 0).ToList();
        return answer with
        {
            Grounds = null,
            Text = $"**{ProcedureTitle.Of(procedure, knowledge)}**\n{steps.Text}",
            Suggestions = [.. choices.Select(choice => new Suggestion(choice.Text))],
            Next = answer.Next with { NextStep = steps.NextStep, Choices = choices },
        };
    }

    private static string OwnerNote(Procedure procedure) => procedure.IsProvincial ? $"(thủ tục riêng của {procedure.PublishedBy})\n" : "";

    private static string AskForCase(FacetText? cases) => cases is { IsQuestion: false } ? "\nCó trường hợp cần thêm giấy tờ, anh/chị chọn nếu đúng ạ." : "";

    private static AnswerStatus StatusOf(Guide? guide, List<Facet> asked, List<FacetText> said) =>
        asked.Count > 0 && said.Count == 0 ? AnswerStatus.UnanswerableFieldEmpty
        : said.Exists(part => part.IsQuestion) ? AnswerStatus.ClarifyingCase
        : guide is null ? AnswerStatus.AnsweredFromProcedure
        : AnswerStatus.AnsweredFromGuide;

    private static string NotRecorded(Facet facet) => facet switch
    {
        Facet.Fees => "Dữ liệu không ghi mức phí, lệ phí cho thủ tục này. Anh/chị xem số tiền hiện trên màn hình khi nộp, hoặc hỏi nơi nhận hồ sơ.",
        Facet.Penalty => "Em không có dữ liệu về mức phạt nên không nói con số. Anh/chị hỏi nơi nhận hồ sơ ạ.",
        Facet.Conditions => "Dữ liệu không ghi yêu cầu, điều kiện riêng cho thủ tục này.",
        _ => $"Dữ liệu chưa ghi phần “{FacetWriter.Name(facet)}”. Anh/chị xem trang thủ tục trên Cổng Dịch vụ công quốc gia hoặc hỏi nơi nhận hồ sơ.",
    };

    private string CorrectionNote(Procedure procedure, List<Facet> asked) =>
        _sources.CorrectionOf(procedure, asked) is { } correction ? $"\n{correction.Reason}" : "";

    // In the order of use: the case asked about, neighbours that may have been meant, other parts, a person.
    private List<Choice> Choices(Procedure procedure, Guide? guide, List<Facet> asked, IReadOnlyList<string> cases, IReadOnlyList<Passage> others)
    {
        var neighbours = others.Select(other => other.Procedure).OfType<Procedure>().Select(other => new Choice(ProcedureTitle.Button(other, knowledge), ProcedureCode: other.Code));
        var siblings = (guide?.Procedures ?? []).Where(sibling => sibling.Facts.Code != procedure.Code).Select(sibling => new Choice(NameOf(sibling), ProcedureCode: sibling.Facts.Code));
        var choices = cases.Select(name => name == StepsText.More ? new Choice(name) : new Choice(name, CaseName: name)).ToList();
        if (guide is { Steps.Count: > 0 })
        {
            choices.Add(new Choice(JourneyTexts.StartButton));
        }

        choices.AddRange(siblings.Concat(neighbours).DistinctBy(choice => choice.ProcedureCode).Take(MostNeighbours));
        choices.AddRange(Offered
            .Where(facet => !asked.Contains(facet) && FacetWriter.Write(facet, procedure, guide, "", Budget) is not null)
            .Take(Math.Max(0, MostSuggestions - 1 - choices.Count))
            .Select(facet => new Choice(FacetWriter.Name(facet))));
        return [.. choices.DistinctBy(choice => choice.Text).Take(MostSuggestions - 1), new Choice(ReplyAnswers.AskPerson)];
    }

    private static string NameOf(GuideProcedure procedure) => procedure.ShortName.Length > 0 ? procedure.ShortName : ProcedureTitle.Button(procedure.Facts);
}
