using System.Globalization;
using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Puts a decision into one sentence for editors.</summary>
internal static class DecisionReason
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static string Of(Decision decision, Confidence confidence, Question question, IReadOnlyList<Passage> found, string? reply) =>
        reply is not null ? $"Trả lời bằng câu có sẵn “{reply}” trong replies.yaml."
        : question.IsForeign ? "Không trả lời: phần lớn câu hỏi không phải tiếng Việt."
        : found.Count == 0 ? "Chưa tìm thấy: không thủ tục nào có từ nào của câu hỏi."
        : found[0].IsNamedOutright ? "Trả lời ngay: câu hỏi ghi đúng mã hoặc đúng tên thủ tục."
        : decision.Kind switch
        {
            DecisionKind.NothingFound => $"Không trả lời: khả năng có thủ tục cho câu này là {Number(decision.Covered)}, dưới ngưỡng {Number(confidence.DeclineBelow)}.",
            DecisionKind.Answer => $"Trả lời ngay: khả năng thủ tục đứng đầu là đúng {Number(decision.Right)}, đạt ngưỡng {Number(confidence.AnswerFrom)}.",
            _ when found[0].IsElsewhere => "Hỏi lại: đứng đầu là thủ tục riêng của tỉnh khác mà câu hỏi không nhắc đến tỉnh đó.",
            _ => $"Hỏi lại: khả năng thủ tục đứng đầu là đúng {Number(decision.Right)}, chưa đạt ngưỡng {Number(confidence.AnswerFrom)}.",
        };

    // Three places: two would show 0,66 as not reaching 0,66.
    private static string Number(double value) => value.ToString("0.000", Vietnamese);
}
