using System.Diagnostics;
using ChatAssist.Answering;

namespace ChatAssist.Tools;

/// <summary>Puts every question to the assistant and counts what it found and how it decided.</summary>
/// <param name="change">What to do to a question first.</param>
internal sealed class Evaluation(Assistant assistant, Func<string, string> change)
{
    private const int WarmUps = 20;

    public EvaluationResult Run(IReadOnlyList<EvaluationTurn> turns)
    {
        WarmUp(turns);
        var details = new List<EvaluationDetail>(turns.Count);
        var topic = Topic.None;
        foreach (var turn in turns)
        {
            topic = turn.StartsConversation ? Topic.None : topic;
            var text = change(turn.Question);
            var begun = Stopwatch.GetTimestamp();
            var ranked = assistant.Answerer.Rank(text, topic);
            var micros = Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
            var answer = assistant.Answerer.Answer(text, topic);
            topic = answer.Next;
            details.Add(new EvaluationDetail(turn.Id, text, turn.Relevant, [.. ranked.Select(found => found.Code)], answer.Status.ToString(), answer.Procedures.Count > 0 ? answer.Procedures[0].Code : "", OffersOf(answer), micros));
        }

        return new EvaluationResult(details, Figures(details));
    }

    // Times of a cold process would measure the compiler.
    private void WarmUp(IReadOnlyList<EvaluationTurn> turns)
    {
        foreach (var turn in Enumerable.Repeat(turns.Take(200), WarmUps).SelectMany(pass => pass))
        {
            assistant.Answerer.Rank(turn.Question, Topic.None);
        }
    }

    private static Dictionary<string, object> Figures(List<EvaluationDetail> details)
    {
        var judged = details.Where(detail => detail.Relevant.Count > 0).ToList();
        var toDecline = details.Where(detail => detail.Relevant.Count == 0).ToList();
        return new Dictionary<string, object>
        {
            ["questions"] = details.Count,
            ["hit@1"] = HitAt(judged, 1),
            ["hit@3"] = HitAt(judged, 3),
            ["hit@5"] = HitAt(judged, 5),
            ["hit@10"] = HitAt(judged, 10),
            ["mrr"] = Share(judged, detail => detail.Rank is 0 ? 0 : 1.0 / detail.Rank),
            ["answered"] = details.Count(detail => detail.IsAnswered),
            ["answeredRight"] = judged.Count(detail => detail.IsAnswered && detail.Relevant.Contains(detail.First)),
            ["helped"] = Share(judged, detail => detail.IsHelped ? 1 : 0),
            ["clarified"] = details.Count(detail => detail.Status.StartsWith("Clarifying", StringComparison.Ordinal) && !detail.IsAnswered),
            ["unanswered"] = details.Count(detail => detail.IsDeclined),
            ["toDecline"] = toDecline.Count,
            ["declined"] = toDecline.Count(detail => detail.IsDeclined),
            ["declinedWithButtons"] = toDecline.Count(detail => detail.IsDeclined && detail.Offered.Count > 0),
            ["searchMicros"] = new { p50 = Percentile(details, 0.5), p99 = Percentile(details, 0.99) },
        };
    }

    // What the citizen can see and press: the procedure that is answered from, and those on buttons.
    private static List<string> OffersOf(Answer answer) =>
        [.. answer.Next.Choices.Select(choice => choice.ProcedureCode).Where(code => code.Length > 0)];

    private static double HitAt(List<EvaluationDetail> details, int depth) => Share(details, detail => detail.Rank > 0 && detail.Rank <= depth ? 1 : 0);

    private static double Share(List<EvaluationDetail> details, Func<EvaluationDetail, double> value) =>
        details.Count == 0 ? 0 : Math.Round(details.Average(value), 4);

    private static double Percentile(List<EvaluationDetail> details, double part)
    {
        var sorted = details.Select(detail => detail.Micros).Order().ToList();
        return sorted.Count == 0 ? 0 : Math.Round(sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * part)], 1);
    }
}

internal sealed record EvaluationResult(IReadOnlyList<EvaluationDetail> Details, IReadOnlyDictionary<string, object> Figures);

/// <param name="First">What the answer was about first.</param>
/// <param name="Offered">The procedures on its buttons.</param>
internal sealed record EvaluationDetail(string Id, string Question, IReadOnlyList<string> Relevant, IReadOnlyList<string> Ranked, string Status, string First, IReadOnlyList<string> Offered, double Micros)
{
    /// <summary>Place of the first right code, from 1; 0 where none was found.</summary>
    public int Rank => Ranked.TakeWhile(code => !Relevant.Contains(code)).Count() is var before && before < Ranked.Count ? before + 1 : 0;

    /// <summary>An answer about one procedure or page: asking for the case within it is one too, a canned reply is none.</summary>
    public bool IsAnswered => Status is "AnsweredFromProcedure" or "AnsweredFromGuide" or "AnsweredFromConcept" or "ClarifyingCase" or "UnanswerableFieldEmpty";

    /// <summary>Answered from the right procedure, or the right one is on a button.</summary>
    public bool IsHelped => (IsAnswered && Relevant.Contains(First)) || Offered.Any(Relevant.Contains);

    public bool IsDeclined => !IsAnswered && Status is not ("ClarifyingProcedure" or "ClarifyingQuestion");
}
