using System.Text.Json;
using ChatAssist.Conversations;
using ChatAssist.Web.WebChat;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>What a citizen sent besides words: its kind, and a link where the channel keeps it. We keep no file.</summary>
internal static class AttachmentsHtml
{
    private const int Most = 10;

    public static string Write(Message message)
    {
        if (message.Author != MessageAuthor.Citizen || message.Payload is not { } payload)
        {
            return "";
        }

        using var document = JsonDocument.Parse(payload);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty("attachments", out var list) && list.ValueKind == JsonValueKind.Array
            ? string.Concat(list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Take(Most).Select(Line))
            : "";
    }

    private static string Line(JsonElement attachment)
    {
        var words = string.Join(": ", ((string[])[KindOf(Text(attachment, "type")), Text(attachment, "name")]).Where(part => part.Length > 0));
        // What a stranger sent is opened only as a page of its own, never shown inside of ours.
        return Uri.TryCreate(Text(attachment, "fileAddress"), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            ? $"<p class=\"line-sources\"><a href=\"{Html.Text(address.AbsoluteUri)}\" target=\"_blank\" rel=\"noopener noreferrer\">{Html.Text(words)}</a></p>"
            : $"<p class=\"line-sources\">{Html.Text(words)}</p>";
    }

    private static string KindOf(string type) => type switch
    {
        "image" => "Ảnh",
        "gif" => "Ảnh động",
        "sticker" => "Nhãn dán",
        "file" => "Tệp",
        "audio" => "Ghi âm",
        "video" => "Video",
        "link" => "Liên kết",
        _ => "Đính kèm",
    };

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
