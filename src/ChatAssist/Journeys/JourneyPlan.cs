using System.Globalization;
using ChatAssist.Answering;
using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Journeys;

/// <summary>The steps of a journey through one procedure, as its guide has them today.</summary>
public sealed class JourneyPlan
{
    public const string PrepareId = "prepare";
    public const string CaseId = "case";
    public const string AfterId = "after";
    public const string RateId = "rate";

    private JourneyPlan(Guide guide, Procedure procedure, IReadOnlyList<JourneyStep> steps) => (Guide, Procedure, Steps) = (guide, procedure, steps);

    public Guide Guide { get; }

    public Procedure Procedure { get; }

    public IReadOnlyList<JourneyStep> Steps { get; }

    /// <summary>How many of the steps are work; the question how it went is none.</summary>
    public int Length => Steps.Count - 1;

    /// <summary>The cases that are chosen between, by their buttons' words; empty where there is nothing to choose.</summary>
    public IReadOnlyList<string> Cases => CasesOf(Procedure);

    /// <returns>Null where the procedure has no guide with steps.</returns>
    public static JourneyPlan? Of(KnowledgeBase knowledge, JourneyTexts texts, string code)
    {
        if (knowledge.GuideOf(code) is not { Steps.Count: > 0 } guide || knowledge.Find(code) is not { } procedure)
        {
            return null;
        }

        var steps = new List<JourneyStep>();
        foreach (var need in NeedsOf(guide, procedure).Select(key => texts.Needs.GetValueOrDefault(key)).OfType<Need>())
        {
            steps.Add(new JourneyStep(JourneyStepKind.Need, $"need:{need.Title}", need.Title, need.Ask) { Need = need });
        }

        if (CasesOf(procedure).Count > 0)
        {
            steps.Add(new JourneyStep(JourneyStepKind.Case, CaseId, "Chọn trường hợp", texts.Says[JourneySays.AskCase]));
        }

        steps.Add(new JourneyStep(JourneyStepKind.Prepare, PrepareId, "Chuẩn bị giấy tờ", texts.Says[JourneySays.Prepare]));
        steps.AddRange(guide.Steps.Select((step, i) => new JourneyStep(JourneyStepKind.Do, $"do:{Key(step.Title)}", step.Title, step.Text) { Number = i + 1 }));
        steps.Add(new JourneyStep(JourneyStepKind.After, AfterId, "Sau khi nộp", texts.Says[JourneySays.After]));
        steps.Add(new JourneyStep(JourneyStepKind.Rate, RateId, "Đánh giá", texts.Says[JourneySays.Rate]));
        return new JourneyPlan(guide, procedure, steps);
    }

    /// <summary>Where a journey stands: by the step's own name; by its place where a new version of the guide has no such step.</summary>
    public int PlaceOf(Journey journey)
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            if (Steps[i].Id == journey.StepId)
            {
                return i;
            }
        }

        return Math.Clamp(journey.Place, 0, Steps.Count - 1);
    }

    /// <summary>"bước 3/9 (Đăng nhập)".</summary>
    public string Where(int place) => string.Create(CultureInfo.InvariantCulture, $"bước {Math.Min(place + 1, Length)}/{Length} ({Steps[place].Title})");

    /// <summary>What has to be in the dossier in the chosen case.</summary>
    public IReadOnlyList<DossierItem> Documents(string caseName) =>
    [
        .. Procedure.Cases
            .Where(dossierCase => dossierCase.Kind == CaseKind.ToSubmit || (dossierCase.Kind == CaseKind.Situation && (DocumentsText.CaseButton(dossierCase) == caseName || OnlyCase == dossierCase)))
            .SelectMany(dossierCase => dossierCase.Items)
            .DistinctBy(item => item.Name),
    ];

    private DossierCase? OnlyCase => Procedure.Cases.Count == 1 ? Procedure.Cases[0] : null;

    private static List<string> CasesOf(Procedure procedure)
    {
        const int MostCases = 5;
        var situations = procedure.Cases.Where(dossierCase => dossierCase is { Kind: CaseKind.Situation, Items.Count: > 0 }).ToList();
        return procedure.Cases.Count < 2 ? [] : [.. situations.Take(MostCases).Select(DocumentsText.CaseButton)];
    }

    private static IEnumerable<string> NeedsOf(Guide guide, Procedure procedure)
    {
        var online = procedure.Methods.FirstOrDefault(method => method.Way == SubmissionWay.Online);
        if (online is not null)
        {
            yield return "vneid";
        }

        if (online is not null && online.Fees.Any(fee => fee.Amount is > 0))
        {
            yield return "payment";
        }

        if (guide.Steps.Any(step => step.Title.Contains("ký số", StringComparison.OrdinalIgnoreCase)))
        {
            yield return "signature";
        }
    }

    private static string Key(string title) => string.Join('-', VietnameseAnalyzer.Analyze(title).Select(token => token.Folded));
}
