using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Composes answers from a procedure's fields: what was asked first, then what else may be asked.</summary>
internal sealed class ProcedureAnswers(KnowledgeBase knowledge)
{
    /// <summary>About how long an answer may be: a phone's screen.</summary>
    private const int Budget = 580;

    private const int MostSuggestions = 6;

    private static readonly Facet[] Offered = [Facet.Documents, Facet.Fees, Facet.Time, Facet.Place, Facet.Online, Facet.HowTo, Facet.Conditions];

    /// <param name="facets">What was asked; an overview where nothing certain was.</param>
    /// <param name="others">What else may have been meant, offered as buttons.</param>
    public Answer Answer(Procedure procedure, IReadOnlyList<Facet> facets, string caseName, IReadOnlyList<Passage> others, Topic topic)
    {
        var guide = knowledge.GuideOf(procedure.Code);
        var asked = facets.Take(3).ToList();
        var budget = (Budget - procedure.Name.Length) / Math.Max(1, asked.Count);
        var parts = asked.Select(facet => (Facet: facet, Text: FacetWriter.Write(facet, procedure, guide, caseName, budget))).ToList();
        var said = parts.Where(part => part.Text is not null).Select(part => part.Text!).ToList();
        var text = asked.Count == 0
            ? OverviewText.Write(procedure, guide, Budget)
            : string.Join('\n', parts.Select(part => part.Text?.Text ?? NotRecorded(part.Facet)));
        var cases = said.Find(part => part.Cases is { Count: > 0 })?.Cases ?? [];
        return new Answer(
            StatusOf(guide, asked, said),
            $"**{procedure.Name}**\n{text}{CorrectionNote(procedure, asked)}",
            [new FoundProcedure(procedure.Code, procedure.Name, 0), .. others.Where(other => other.Procedure is not null).Select(other => other.ToFound())],
            Sources(procedure, said),
            Suggestions(procedure, guide, asked, cases, others),
            topic with
            {
                ProcedureCode = procedure.Code,
                ConceptPath = "",
                CaseName = caseName,
                Facet = asked.Count > 0 ? asked[0] : null,
                Choices = [.. cases.Select(name => new Choice(name, CaseName: name)), .. others.Where(other => other.Procedure is not null).Select(OtherChoice)],
                OpenQuestion = "",
                Failures = 0,
            });
    }

    private static AnswerStatus StatusOf(Guide? guide, List<Facet> asked, List<FacetText> said) =>
        asked.Count > 0 && said.Count == 0 ? AnswerStatus.UnanswerableFieldEmpty
        : said.Exists(part => part.IsQuestion) ? AnswerStatus.ClarifyingCase
        : guide is null ? AnswerStatus.AnsweredFromProcedure
        : AnswerStatus.AnsweredFromGuide;

    private static string NotRecorded(Facet facet) => facet switch
    {
        Facet.Fees => "Dữ liệu không ghi mức phí, lệ phí cho thủ tục này. Anh/chị xem số tiền hiện trên màn hình khi nộp, hoặc hỏi nơi nhận hồ sơ.",
        Facet.Conditions => "Dữ liệu không ghi yêu cầu, điều kiện riêng cho thủ tục này.",
        _ => $"Dữ liệu chưa ghi phần “{FacetWriter.Name(facet)}”. Anh/chị xem trang thủ tục trên Cổng Dịch vụ công quốc gia hoặc hỏi nơi nhận hồ sơ.",
    };

    private string CorrectionNote(Procedure procedure, List<Facet> asked) =>
        knowledge.GuideProcedureOf(procedure.Code)?.Corrects is { } correction && (asked.Count == 0 || asked.Exists(facet => correction.Parts.Contains(PartOf(facet))))
            ? $"\n{correction.Reason}"
            : "";

    private List<Source> Sources(Procedure procedure, List<FacetText> said)
    {
        var correction = knowledge.GuideProcedureOf(procedure.Code)?.Corrects;
        var sections = said.Count > 0 ? said : [new FacetText("", "Thông tin chung", "")];
        var sources = sections.Select(part => new Source(procedure.Code, procedure.Name, part.Section, procedure.Url, procedure.DataDate, Wording.Shorten(part.Quote, 200))).ToList();
        if (correction is not null)
        {
            sources.Insert(0, new Source(procedure.Code, correction.Source.Title, "Thay đổi mới", correction.Source.Url, correction.Source.Date, correction.Reason));
        }

        return sources;
    }

    private static List<Suggestion> Suggestions(Procedure procedure, Guide? guide, List<Facet> asked, IReadOnlyList<string> cases, IReadOnlyList<Passage> others)
    {
        var suggestions = cases.Select(name => new Suggestion(name)).ToList();
        suggestions.AddRange(others.Where(other => other.Procedure is not null).Take(2).Select(other => new Suggestion(OtherChoice(other).Text, "việc khác")));
        suggestions.AddRange(Offered
            .Where(facet => !asked.Contains(facet) && FacetWriter.Write(facet, procedure, guide, "", Budget) is not null)
            .Take(Math.Max(0, MostSuggestions - 1 - suggestions.Count))
            .Select(facet => new Suggestion(FacetWriter.Name(facet))));
        return [.. suggestions.Take(MostSuggestions - 1), new Suggestion(ReplyAnswers.AskPerson)];
    }

    private static Choice OtherChoice(Passage other) => new(ReplyAnswers.ButtonText(other.Procedure!), ProcedureCode: other.Procedure!.Code);

    private static string PartOf(Facet facet) => facet switch
    {
        Facet.Documents or Facet.Forms => "documents",
        Facet.Fees => "fees",
        Facet.Time => "time",
        Facet.Place => "where",
        _ => "name",
    };
}
