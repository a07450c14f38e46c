using ChatAssist.Conversations;
using ChatAssist.Web.WebChat;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>One line of a transcript as the desk shows it: who speaks is seen at once, notes and acts stand apart.</summary>
internal static class TranscriptHtml
{
    public static string Write(Message message) => message.Kind switch
    {
        MessageKind.Text or MessageKind.Greeting => Words(message),
        MessageKind.DeskNote => Note(message),
        _ => message.Author == MessageAuthor.Citizen ? "" : $"<p class=\"event\" data-sequence=\"{message.Sequence}\" data-what=\"{Html.Text(DeskPayload.Of(message).What)}\">{Html.Text(message.Text)} {Time(message)}</p>",
    };

    private static string Words(Message message)
    {
        var (kind, who) = message.Author switch
        {
            MessageAuthor.Citizen => ("from-citizen", "Người dân"),
            MessageAuthor.Volunteer => ("from-volunteer", DeskPayload.Of(message).Volunteer),
            _ => ("from-assistant", "Trợ lý"),
        };
        var text = message.Author == MessageAuthor.Assistant ? Html.FromLightMarkdown(message.Text) : Html.Lines(message.Text);
        var sources = message.Answer?.Sources is { Count: > 0 } known
            ? $"<p class=\"line-sources\">Nguồn: {string.Join("; ", known.Select(source => $"{Html.Text(source.Name)} ({source.DataDate.Day}/{source.DataDate.Month}/{source.DataDate.Year})").Distinct())}</p>"
            : "";
        return $"<article class=\"line {kind}\" data-sequence=\"{message.Sequence}\"><p class=\"line-who\">{Html.Text(who)} {Time(message)}</p><div class=\"line-text\">{text}</div>{AttachmentsHtml.Write(message)}{sources}</article>";
    }

    private static string Note(Message message)
    {
        var payload = DeskPayload.Of(message);
        var isOwn = payload.What == "note";
        var who = message.VolunteerId is null ? "Bàn hỗ trợ" : payload.Volunteer;
        return $"<div class=\"line note-line{(isOwn ? "" : " act")}\" data-sequence=\"{message.Sequence}\" data-what=\"{Html.Text(payload.What)}\">"
            + $"<p class=\"line-who\">{(isOwn ? "Ghi chú của " : "")}{Html.Text(who)} {Time(message)}</p>{Html.Lines(message.Text)}</div>";
    }

    private static string Time(Message message) =>
        $"<time datetime=\"{message.ReceivedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\" title=\"{Labels.Exact(message.ReceivedAt)}\">{Labels.Hour(message.ReceivedAt)}</time>";
}
