using ChatAssist.Answering;
using ChatAssist.Web.WebChat;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Writes the page <c>/desk/search</c>; no script is on it.</summary>
internal sealed class SearchPageHtml(Province province, ClientFiles files)
{
    /// <param name="code">As the editor typed it; empty for none.</param>
    /// <param name="explanation">Null where nothing was asked yet.</param>
    public string Write(string question, string code, Explanation? explanation) => $"""
        <!doctype html>
        <html lang="vi">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <meta name="robots" content="noindex">
          <title>Vì sao tìm ra, vì sao bỏ lỡ – {Html.Text(province.AssistantName)}</title>
          <link rel="icon" href="/icon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="{files.Address("desk.css")}">
        </head>
        <body>
          <header class="bar">
            <img class="logo" src="/icon.svg" alt="" width="36" height="36">
            <div class="bar-text">
              <h1>Vì sao tìm ra, vì sao bỏ lỡ</h1>
              <p>Dành cho người soạn hướng dẫn · chỉ mở được trên máy này</p>
            </div>
          </header>
          <main>
            <form class="ask" method="get" action="/desk/search">
              <div class="ask-question"><label for="q">Câu hỏi, đúng như người dân gõ</label>
                <input id="q" name="q" value="{Html.Text(question)}" maxlength="2000" required autocomplete="off"></div>
              <div class="ask-code"><label for="code">Mã thủ tục bị bỏ lỡ</label>
                <input id="code" name="code" value="{Html.Text(code)}" maxlength="40" autocomplete="off" aria-describedby="code-note"></div>
              <button class="send">Xem</button>
              <p id="code-note" class="note">Không bắt buộc, ví dụ 1.004194: để xem vì sao thủ tục ấy không đứng đầu.</p>
            </form>
        {(explanation is null ? Empty : Result(explanation, code))}
          </main>
        </body>
        </html>

        """;

    private const string Empty = """<p class="empty">Gõ một câu hỏi để xem trợ lý hiểu gì, tìm được gì và vì sao trả lời, hỏi lại hay nói không biết. Câu hỏi không được lưu.</p>""";

    private static string Result(Explanation explanation, string code) => explanation.Reading is null
        ? $"<section><h2>Kết luận</h2><p>Tin nhắn này không được đọc: trống, quá dài hoặc không có chữ nào.</p>{DecisionHtml.Status(explanation)}</section>"
        : DecisionHtml.Write(explanation) + ComparisonHtml.Write(explanation, code) + ReadingHtml.Write(explanation.Reading) + FoundHtml.Write(explanation.Found);
}
