using ChatAssist.Answering;
using ChatAssist.Web.WebChat;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Why it was answered, asked back or declined.</summary>
internal static class DecisionHtml
{
    public static string Write(Explanation explanation)
    {
        var decision = explanation.Decision!;
        return $"""
            <section>
              <h2>Kết luận</h2>
              <p class="reason">{Html.Text(decision.Reason)}</p>
              {Status(explanation)}
              <dl class="odds">
                {Odds("Có thủ tục cho câu này", decision.Covered, "trả lời hoặc hỏi lại từ", decision.DeclineBelow)}
                {Odds("Thủ tục đứng đầu là đúng", decision.Right, "trả lời ngay từ", decision.AnswerFrom)}
              </dl>
              {(decision.Inputs.Count == 0 ? "" : $"<details><summary>Vì sao tin hay không tin là có thủ tục</summary>{FeaturesHtml.Table(decision.Inputs)}</details>")}
            </section>

            """;
    }

    public static string Status(Explanation explanation) => $"<p class=\"note\">Trạng thái câu trả lời: <code>{explanation.Status}</code></p>";

    private static string Odds(string what, double value, string limit, double threshold) =>
        $"<div><dt>{what}</dt><dd><strong>{Numbers.Exact(value)}</strong> {Numbers.Bar(value, threshold)} <span class=\"note\">{limit} {Numbers.Exact(threshold)}</span></dd></div>";
}
