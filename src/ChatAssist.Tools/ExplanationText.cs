using System.Globalization;
using ChatAssist.Answering;

namespace ChatAssist.Tools;

/// <summary>An explanation for the eyes of an editor at a terminal.</summary>
internal static class ExplanationText
{
    private const int MostLines = 8;
    private const int WidestBar = 20;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Write(Explanation explanation) => string.Join('\n',
    [
        "",
        "— Vì sao —",
        $"Đã gõ: {explanation.Typed}",
        $"Trạng thái: {explanation.Status}",
        .. explanation.Decision is { } decision ? Decision(decision) : [],
        .. explanation.Reading is { } reading ? Reading(reading) : [],
        .. explanation.Asked is { } asked ? Asked(asked) : [],
        .. explanation.Found.SelectMany(Passage),
    ]);

    private static IEnumerable<string> Decision(DecisionExplanation decision) =>
    [
        decision.Reason,
        $"  có thủ tục cho câu này {Number(decision.Covered)} (ngưỡng {Number(decision.DeclineBelow)}); đứng đầu là đúng {Number(decision.Right)} (ngưỡng {Number(decision.AnswerFrom)})",
        .. decision.Inputs.Take(MostLines).Select(Feature),
    ];

    private static IEnumerable<string> Reading(ReadingExplanation reading) =>
    [
        "",
        "Từng từ (gõ → hiểu, trọng số):",
        .. reading.Words.Select(word => $"  {word.Typed,-16} → {word.Read,-16} {Number(word.Weight)}  {ExplanationWords.Of(word.Change)}".TrimEnd()),
        .. reading.Phrases.Select(phrase => $"{ExplanationWords.Of(phrase.Kind)}: \"{phrase.Words}\" là {string.Join("; ", phrase.Means)}"),
        $"Khía cạnh: {List(reading.Facets.Select(ExplanationWords.Of))}. Việc: {List(reading.Actions)}. Người hỏi: {ExplanationWords.Of(reading.Asker)}.{(reading.IsForeign ? " Tiếng nước ngoài." : "")}",
    ];

    private static IEnumerable<string> Asked(PassageExplanation asked) =>
    [
        "",
        asked.Rank is { } rank ? $"Thủ tục {asked.Code} đứng thứ {rank}." : $"Thủ tục {asked.Code} không được tìm thấy: quá ít từ của câu hỏi đứng trong đó.",
        .. Passage(asked),
    ];

    private static IEnumerable<string> Passage(PassageExplanation passage) =>
    [
        "",
        $"{passage.Rank?.ToString(CultureInfo.InvariantCulture) ?? "–"}. {Number(passage.Probability)}  {passage.Code}  {passage.Name}{(passage.IsNamedOutright ? "  (gọi đúng mã hoặc tên)" : "")}",
        .. passage.Features.Take(MostLines).Select(Feature),
        $"   Điểm của máy tìm {Number(passage.EngineScore)}:",
        .. passage.Terms.Take(MostLines).Select(term => $"     {term.Score.ToString("0.00", Vietnamese),6}  {term.Term,-20} {string.Join(", ", term.Fields.Select(Field))}"),
        .. passage.Missing.Count == 0 ? Array.Empty<string>() : [$"     không có: {string.Join(", ", passage.Missing)}"],
    ];

    private static string Field(FieldScore field) => $"{ExplanationWords.Field(field.Field)} {field.Score.ToString("0.00", Vietnamese)}";

    private static string Feature(FeatureShare share) =>
        $"   {share.Share.ToString("+0.00;-0.00", Vietnamese),7}  {Bar(share.Share),-WidestBar}  {ExplanationWords.Feature(share.Name)} ({share.Name}: {Number(share.Value)} × {Number(share.Weight)})";

    private static string Bar(double share) => new(share < 0 ? '-' : '+', (int)Math.Clamp(Math.Round(Math.Abs(share) * 2), 0, WidestBar));

    private static string List(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } list ? list : "không thấy";

    private static string Number(double value) => value.ToString("0.000", Vietnamese);
}
