using System.Text;
using ChatAssist.Answering;
using ChatAssist.Privacy;
using ChatAssist.Web.WebChat;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>What the assistant would say, for the volunteer to use: answers from the guides with their sources, and the parts of the procedure talked about.</summary>
internal sealed class Suggestions(LiveAssistant assistant, ShownSources shown)
{
    private static readonly (string Title, string Question)[] s_parts =
        [("Giấy tờ", "cần giấy tờ gì"), ("Lệ phí", "lệ phí bao nhiêu"), ("Thời hạn", "bao lâu có kết quả"), ("Nơi nộp", "nộp ở đâu"), ("Cách làm", "cách làm thế nào")];

    private const int MostNear = 4;

    public string Write(string question, string code)
    {
        var html = new StringBuilder();
        var knowledge = assistant.Current;
        var topic = knowledge.Knowledge.Find(code) is null ? Topic.None : Topic.None.TurnedTo(code);
        var masked = PersonalData.Mask(question.Trim());
        if (masked.Length > 0)
        {
            var answer = knowledge.Answerer.Answer(masked, topic);
            // Small talk and refusals are nothing that a volunteer would send.
            html.Append(answer.Sources.Count > 0 ? Suggestion("Trợ lý sẽ trả lời", answer, isOpen: true) : Near(answer));
            code = answer.Next.ProcedureCode.Length > 0 ? answer.Next.ProcedureCode : code;
        }

        if (knowledge.Knowledge.Find(code) is { } procedure)
        {
            html.Append($"<h3 class=\"about\">{Html.Text(procedure.Name)} <span class=\"note\">{Html.Text(procedure.Code)}</span></h3>");
            foreach (var (title, asked) in s_parts)
            {
                html.Append(Suggestion(title, knowledge.Answerer.Answer(asked, Topic.None.TurnedTo(procedure.Code)), isOpen: false));
            }
        }

        return html.Length > 0 ? html.ToString() : "<p class=\"empty\">Gõ vài chữ để tìm, như người dân hỏi.</p>";
    }

    private static string Near(Answer answer) => answer.Procedures.Count == 0
        ? "<p class=\"empty\">Trợ lý không có câu trả lời cho điều này. Thử tìm bằng tên thủ tục.</p>"
        : $"<p class=\"note\">Trợ lý chưa chắc; có thể là: {string.Join("; ", answer.Procedures.Take(MostNear).Select(procedure => $"{Html.Text(procedure.Name)} ({Html.Text(procedure.Code)})"))}</p>";

    private string Suggestion(string title, Answer answer, bool isOpen)
    {
        var sources = answer.Sources.Select(source => $"{Html.Text(source.Name)}, dữ liệu {source.DataDate.Day}/{source.DataDate.Month}/{source.DataDate.Year}").Distinct();
        return $"<details class=\"suggestion\"{(isOpen ? " open" : "")}><summary>{Html.Text(title)}</summary>"
            + $"<div class=\"suggested\">{Html.FromLightMarkdown(answer.Text)}</div>"
            + (answer.Sources.Count > 0 ? $"<p class=\"line-sources\">{string.Join("; ", sources)}</p>" : "")
            + $"<button class=\"quiet use\" type=\"button\" data-text=\"{Html.Text(Plain(answer.Text))}\" data-sources=\"{Html.Text(shown.Write(answer.Sources))}\">Dùng làm câu trả lời</button></details>";
    }

    private static string Plain(string text) => text.Replace("**", "", StringComparison.Ordinal);
}
