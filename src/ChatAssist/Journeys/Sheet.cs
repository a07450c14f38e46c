using System.Globalization;
using ChatAssist.Answering;
using ChatAssist.Guides;

namespace ChatAssist.Journeys;

/// <summary>Tờ chuẩn bị: one page to print of what a procedure needs and how it goes, for villages without phones and for volunteers.</summary>
/// <param name="Title">The guide's.</param>
/// <param name="CaseName">Empty for the common case.</param>
/// <param name="Needs">What a person must have before filing online.</param>
/// <param name="Documents">Of exactly this case.</param>
/// <param name="Steps">Title and text, as the guide has them.</param>
/// <param name="Facts">Time, fee and place, a line each in light Markdown; what is not known is left out.</param>
/// <param name="Begin">What is typed in the chat to begin this very run, or to go on with it.</param>
public sealed record Sheet(
    string Title,
    string CaseName,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> Documents,
    IReadOnlyList<GuideStep> Steps,
    IReadOnlyList<string> Facts,
    string Begin,
    string Source,
    DateOnly DataDate)
{
    private const string MoreByCase = "Tùy trường hợp có thể cần thêm giấy tờ; anh/chị hỏi trợ lý trước khi nộp.";
    private const int LongestFact = 200;
    private const int LongestDocument = 160;

    /// <summary>The address below the server's.</summary>
    /// <param name="caseNumber">The place of the case among the plan's, from 1; 0 for the common case.</param>
    public static string PathOf(string procedureCode, int caseNumber, string journeyCode) =>
        $"/checklist/{procedureCode}?case={caseNumber.ToString(CultureInfo.InvariantCulture)}{(journeyCode.Length == 0 ? "" : $"&journey={journeyCode}")}";

    /// <summary>The procedure's code in such an address.</summary>
    public static string CodeIn(string path) => path["/checklist/".Length..].Split('?')[0];

    internal static Sheet Of(JourneyPlan plan, KnowledgeBase knowledge, int caseNumber, string journeyCode)
    {
        var procedure = plan.Procedure;
        var caseName = caseNumber > 0 && caseNumber <= plan.Cases.Count ? plan.Cases[caseNumber - 1] : "";
        return new Sheet(
            ProcedureTitle.Button(procedure, knowledge),
            caseName,
            [.. plan.Steps.Where(step => step.Kind == JourneyStepKind.Need).Select(step => step.Title)],
            [.. plan.Documents(caseName).Select(item => Wording.Item(item.Name, LongestDocument))],
            plan.Guide.Steps,
            [.. FactsOf(procedure), .. caseName.Length == 0 && plan.Cases.Count > 0 ? [MoreByCase] : Array.Empty<string>()],
            journeyCode.Length > 0 ? journeyCode : $"{JourneyTexts.StartButton} {procedure.Code}",
            procedure.Name,
            knowledge.DateOf(procedure.Code, ProcedureParts.Documents));
    }

    private static IEnumerable<string> FactsOf(Procedure procedure)
    {
        if (procedure.Methods.OrderBy(method => method.Way).Select(method => method.Time).FirstOrDefault(time => time is not null) is { } time)
        {
            yield return $"Thời hạn giải quyết: **{Wording.Time(time).TrimEnd('.')}**.";
        }

        if (FeesText.Brief(procedure) is { } fee)
        {
            yield return fee;
        }

        if (procedure.ReceivingPlace.Length > 0)
        {
            yield return $"Nộp trực tiếp: {Wording.Shorten(procedure.ReceivingPlace, LongestFact).TrimEnd('.')}.";
        }
    }
}
