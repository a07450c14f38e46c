using ChatAssist.Answering;
using ChatAssist.Conversations;

namespace ChatAssist.Web.WebChat;

/// <summary>What the page shows.</summary>
/// <param name="Messages">Without the greeting: the page greets by itself.</param>
/// <param name="IsAnswerDue">The citizen's last message is still being answered.</param>
/// <param name="Notice">A sentence on what went wrong; empty where nothing did.</param>
/// <param name="IsLarge">For two who look at one screen: a volunteer beside a citizen.</param>
/// <param name="Draft">What the citizen had typed when it went wrong: nobody types it twice.</param>
internal sealed record ChatPageContent(
    IReadOnlyList<Message> Messages, bool IsAnswerDue, string ResumeToken, string HiddenFields, string Notice = "", string Draft = "", bool IsLarge = false);

/// <summary>Writes the page <c>/chat</c>, whole without a script; its structure is laid down in <c>client/README.md</c>.</summary>
internal sealed class ChatPageHtml(Province province, Replies replies, ClientFiles files)
{
    public string Write(ChatPageContent content)
    {
        var isNew = content.Messages.Count == 0;
        var accent = province.Accent.Length == 0 ? "" : $" data-accent=\"{Html.Text(province.Accent)}\"";
        return $"""
            <!doctype html>
            <html lang="vi"{accent}{(content.IsLarge ? " class=\"large\"" : "")}>
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
              <meta name="color-scheme" content="light dark">
              <meta name="theme-color" content="{Html.Text(province.Accent.Length == 0 ? "#0B6B61" : province.Accent)}">
              <title>{Html.Text(Title)}</title>
              <link rel="icon" href="/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="{files.Address("chat.css")}">
              <script src="{files.Address("chat.js")}" defer></script>
            </head>
            <body>
              <header class="bar">
                <img class="logo" src="/icon.svg" alt="" width="36" height="36">
                <div class="bar-text">
                  <h1>{Html.Text(province.AssistantName)}</h1>
                  <p>{Html.Text(province.FullName)}</p>
                </div>
                <form id="restart" method="post" action="/chat"{(isNew ? " hidden" : "")}>{content.HiddenFields}
                  <button class="quiet" name="restart" value="1">Bắt đầu lại</button>
                </form>
                <button id="close" class="quiet" type="button" hidden>Đóng</button>
              </header>

              <main id="chat" data-token="/webchat/token" data-direct-line="/v3/directline" data-resume="{Html.Text(content.ResumeToken)}">
                {Welcome(isNew, content.HiddenFields)}

                <div id="log" class="log" role="log" aria-label="Cuộc trò chuyện">
            {Log(content)}    </div>

                <div class="foot">
                  <div id="notices">{Notice(content.Notice)}</div>
                  <form id="composer" class="composer" method="post" action="/chat">{content.HiddenFields}
                    <label class="unseen" for="text">Câu hỏi của anh/chị</label>
                    <textarea id="text" name="text" rows="1" maxlength="2000" required autocomplete="off" enterkeyhint="send" placeholder="Nhập câu hỏi…">{Html.Text(content.Draft)}</textarea>
                    <button class="send">Gửi</button>
                  </form>
                </div>
              </main>
            </body>
            </html>

            """;
    }

    private string Title => province.FullName.Length == 0 ? province.AssistantName : $"{province.AssistantName} – {province.FullName}";

    private string Welcome(bool isShown, string hiddenFields)
    {
        var greeting = replies[ReplyKeys.Greeting];
        return $"""
            <section id="welcome" class="welcome" aria-labelledby="greeting"{(isShown ? "" : " hidden")}>
                  <h2 id="greeting">Anh/chị cần làm giấy tờ gì ạ?</h2>
                  {Html.FromLightMarkdown(greeting.Text)}
                  {MessageHtml.Replies([.. greeting.Suggestions.Select(text => new Suggestion(text))], hiddenFields)}
                </section>
            """;
    }

    private static string Log(ChatPageContent content)
    {
        var messages = content.Messages.Select((message, index) =>
            MessageHtml.Write(message, index == content.Messages.Count - 1 && !content.IsAnswerDue, content.HiddenFields));
        return string.Concat(messages)
            + (content.IsAnswerDue ? "<p class=\"event\" id=\"latest\">Em đang tìm… <a href=\"/chat#latest\">Xem câu trả lời</a></p>\n" : "");
    }

    private static string Notice(string notice) => notice.Length == 0 ? "" : $"<p class=\"notice warning\" role=\"alert\">{Html.Text(notice)}</p>";
}
