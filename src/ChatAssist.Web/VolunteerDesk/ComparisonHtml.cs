using ChatAssist.Answering;
using ChatAssist.Web.WebChat;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>The procedure that an editor misses, beside the first.</summary>
internal static class ComparisonHtml
{
    /// <param name="code">As the editor typed it; empty for none.</param>
    public static string Write(Explanation explanation, string code) => code.Length == 0 ? "" : $"""
        <section>
          <h2>Thủ tục {Html.Text(code)}</h2>
          {(explanation.Asked is { } asked ? Body(asked, explanation.Found.Count > 0 ? explanation.Found[0] : null) : "<p>Không có thủ tục nào mang mã này trong dữ liệu.</p>")}
        </section>

        """;

    private static string Body(PassageExplanation asked, PassageExplanation? first) =>
        $"<p><strong>{Html.Text(asked.Name)}</strong></p><p class=\"reason\">{Place(asked)}</p>{TermsHtml.Missing(asked.Missing)}"
        + (first is null || asked.Rank == 1 || asked.Features.Count == 0 || first.Features.Count == 0 ? "" : Beside(asked, first))
        + $"<details><summary>Từ nào khớp</summary>{TermsHtml.Table(asked)}</details>";

    private static string Place(PassageExplanation asked) => asked.Rank switch
    {
        null => $"Máy tìm không đưa vào số được xem kỹ: chỉ có {asked.Terms.Count} từ hoặc cặp từ của câu hỏi đứng trong đó, được {Numbers.Plain(asked.EngineScore)} điểm.",
        1 => $"Đứng đầu, khả năng đúng {Numbers.Exact(asked.Probability)} so với các thủ tục khác.",
        { } rank => $"Đứng thứ {rank}, khả năng đúng {Numbers.Exact(asked.Probability)} so với các thủ tục khác.",
    };

    private static string Beside(PassageExplanation asked, PassageExplanation first)
    {
        var rows = asked.Features.Concat(first.Features).Select(share => share.Name).Distinct()
            .Select(name => (Name: name, Asked: ShareOf(asked, name), First: ShareOf(first, name)))
            .Where(row => Math.Abs(row.Asked - row.First) >= 0.005)
            .OrderByDescending(row => Math.Abs(row.Asked - row.First))
            .ToList();
        var largest = rows.Select(row => Math.Abs(row.Asked - row.First)).DefaultIfEmpty(1).Max();
        return $"""
            <h3>Hơn kém thủ tục đứng đầu ở đâu</h3>
            <p class="note">Đứng đầu: {Html.Text(first.Name)} ({Html.Text(first.Code)})</p>
            <table class="shares">
              <thead><tr><th scope="col">Dấu hiệu</th><th scope="col" class="number">Thủ tục này</th><th scope="col" class="number">Đứng đầu</th><th scope="col" class="number">Hơn kém</th><th class="wide"><span class="unseen">Biểu đồ</span></th></tr></thead>
              <tbody>{string.Concat(rows.Select(row => Row(row.Name, row.Asked, row.First, largest)))}</tbody>
            </table>
            """;
    }

    private static string Row(string name, double asked, double first, double largest) =>
        $"<tr><th scope=\"row\">{FeaturesHtml.Name(name)}</th><td class=\"number\">{Numbers.Signed(asked)}</td><td class=\"number\">{Numbers.Signed(first)}</td><td class=\"number\">{Numbers.Signed(asked - first)}</td>"
        + $"<td class=\"wide\">{Numbers.Bar(Math.Abs(asked - first) / largest, kind: asked < first ? "against" : "for")}</td></tr>";

    private static double ShareOf(PassageExplanation passage, string name) => passage.Features.FirstOrDefault(share => share.Name == name)?.Share ?? 0;
}
