using ChatAssist.Answering;
using ChatAssist.Web.WebChat;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Which words were found in which part of a procedure, as a table with bars.</summary>
internal static class TermsHtml
{
    public static string Table(PassageExplanation passage)
    {
        var largest = passage.Terms.Select(term => (double)term.Score).DefaultIfEmpty(1).Max();
        return $"""
            <table class="shares">
              <thead><tr><th scope="col">Từ tìm thấy</th><th scope="col">Ở phần nào</th><th scope="col" class="number">Điểm</th><th class="wide"><span class="unseen">Biểu đồ</span></th></tr></thead>
              <tbody>{string.Concat(passage.Terms.Select(term => Row(term, largest)))}</tbody>
              <tfoot><tr><th scope="row" colspan="2">Cộng</th><td class="number">{Numbers.Plain(passage.EngineScore)}</td><td class="wide"></td></tr></tfoot>
            </table>
            {Missing(passage.Missing)}
            """;
    }

    public static string Missing(IReadOnlyList<string> words) =>
        words.Count == 0 ? "" : $"<p class=\"missing\">Từ của câu hỏi mà thủ tục này không có: {string.Join(", ", words.Select(word => $"<b>{Html.Text(word)}</b>"))}</p>";

    private static string Row(TermShare term, double largest) =>
        $"<tr><th scope=\"row\">{Html.Text(term.Term)}</th><td class=\"fields\">{string.Join(", ", term.Fields.Select(Field))}</td><td class=\"number\">{Numbers.Plain(term.Score)}</td>"
        + $"<td class=\"wide\">{Numbers.Bar(term.Score / largest)}</td></tr>";

    private static string Field(FieldScore field) => $"<span class=\"whole\">{Html.Text(ExplanationWords.Field(field.Field))} {Numbers.Plain(field.Score)}</span>";
}
