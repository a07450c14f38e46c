using System.Text;
using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Journeys;

namespace ChatAssist.Web.WebChat;

/// <summary>One message of the page, in the structure that <c>client/README.md</c> lays down.</summary>
internal static class MessageHtml
{
    /// <param name="isLatest">Only the last message offers quick replies.</param>
    /// <param name="hiddenFields">What every form of the page carries.</param>
    public static string Write(Message message, bool isLatest, string hiddenFields)
    {
        if (message.Kind == MessageKind.Event)
        {
            return $"<p class=\"event\"{(isLatest ? " id=\"latest\"" : "")}>{Html.Text(message.Text)}</p>\n";
        }

        var isCitizen = message.Author == MessageAuthor.Citizen;
        var (kind, who) = message.Author switch
        {
            MessageAuthor.Citizen => ("from-citizen", "<h2 class=\"who unseen\">Anh/chị</h2>"),
            MessageAuthor.Volunteer => ("from-volunteer", $"<h2 class=\"who\">{Html.Text(DeskPayload.Of(message).Volunteer)}, tình nguyện viên</h2>"),
            _ => ("from-assistant", "<h2 class=\"who unseen\">Trợ lý</h2>"),
        };
        var html = new StringBuilder()
            .Append($"<article class=\"message {kind}\" data-id=\"{ActivityWriter.Id(message.ConversationId, message.Sequence)}\"")
            .Append(isLatest ? " id=\"latest\">" : ">")
            .Append(who)
            .Append($"<div class=\"bubble\">{(isCitizen ? Html.Lines(message.Text) : Html.FromLightMarkdown(message.Text))}</div>");
        if (message.Answer is { } answer)
        {
            html.Append(Picture(answer.Picture)).Append(SheetLink(answer.Sheet)).Append(Sources(answer.Sources)).Append(isLatest ? Replies(answer.Suggestions, hiddenFields) : "");
        }

        return html.Append("</article>\n").ToString();
    }

    public static string Replies(IReadOnlyList<Suggestion> suggestions, string hiddenFields) => suggestions.Count == 0
        ? ""
        : $"<form class=\"replies\" method=\"post\" action=\"/chat\">{hiddenFields}{string.Concat(suggestions.Select(Reply))}</form>";

    private static string Reply(Suggestion suggestion)
    {
        var text = Html.Text(suggestion.Text);
        var detail = suggestion.Detail.Length == 0 ? "" : $" <span class=\"reply-detail\">{Html.Text(suggestion.Detail)}</span>";
        return $"<button name=\"text\" value=\"{text}\"><span class=\"reply-text\">{text}</span>{detail}</button>";
    }

    private static string Picture(StepPicture? picture) => picture is null
        ? ""
        : $"<img class=\"picture\" src=\"{Html.Text(picture.Path)}\" alt=\"{Html.Text(picture.Alt)}\" width=\"{StepDrawing.Width}\" height=\"{StepDrawing.HeightOf(picture)}\">";

    private static string SheetLink(string? sheet) => sheet is null ? "" : $"<p class=\"sheet\"><a href=\"{Html.Text(sheet)}\" target=\"_blank\" rel=\"noopener\">In tờ chuẩn bị này</a> · <a href=\"{Html.Text(OverviewDrawing.PathOf(Journeys.Sheet.CodeIn(sheet)))}\" target=\"_blank\" rel=\"noopener\">Hình tóm tắt</a></p>";

    private static string Sources(IReadOnlyList<Source> sources) => sources.Count == 0
        ? ""
        : $"<ul class=\"sources\" aria-label=\"Nguồn\">{string.Concat(sources.Select(source => $"<li>{Chip(source)}</li>"))}</ul>";

    private static string Chip(Source source)
    {
        var code = source.Code.Length == 0 ? "" : $"{Html.Text(source.Code)} · ";
        var words = $"<span class=\"source-name\">{Html.Text(source.Name)}</span> "
            + $"<span class=\"source-note\">{code}dữ liệu {source.DataDate.Day}/{source.DataDate.Month}/{source.DataDate.Year}</span>";
        var title = source.Quote.Length == 0 ? "" : $" title=\"{Html.Text(source.Quote)}\"";
        // Only addresses of the web become links, whatever a data file says.
        return source.Url.StartsWith("https://", StringComparison.Ordinal) || source.Url.StartsWith("http://", StringComparison.Ordinal)
            ? $"<a class=\"source\" href=\"{Html.Text(source.Url)}\" target=\"_blank\" rel=\"noopener\"{title}>{words}</a>"
            : $"<span class=\"source\"{title}>{words}</span>";
    }
}
