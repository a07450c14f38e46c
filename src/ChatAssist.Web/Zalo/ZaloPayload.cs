using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Web.Zalo;

/// <summary>What is kept of a message besides its words, for volunteers: the kinds and addresses of attachments. Not where a citizen is.</summary>
internal static class ZaloPayload
{
    private static readonly string[] s_keptTexts = ["name", "title", "description", "size", "type"];

    /// <returns>Null where the words are all there is.</returns>
    public static JsonObject? Of(string kind, ZaloEvent received)
    {
        var kept = new JsonObject();
        if (ZaloEvent.Text(received.Message, "quote_msg_id") is { Length: > 0 } quoted)
        {
            kept["quotes"] = quoted;
        }

        if (kind == "info")
        {
            kept["info"] = InfoOf(received) is { ValueKind: JsonValueKind.Object } info ? JsonNode.Parse(info.GetRawText()) : null;
        }

        if (kind is not ("text" or "location" or "info"))
        {
            kept["attachments"] = new JsonArray([.. received.Attachments.Select(attachment => Attachment(attachment.Type, attachment.Payload))]);
        }

        if (kept.Count == 0 && kind == "text")
        {
            return null;
        }

        kept["kind"] = kind;
        return kept;
    }

    /// <summary>Strings or numbers; null where they are missing or nowhere on earth.</summary>
    public static (double Latitude, double Longitude)? CoordinatesOf(ZaloEvent received)
    {
        var found = received.Attachments.Select(attachment => ZaloEvent.Part(attachment.Payload, "coordinates")).FirstOrDefault(part => part.ValueKind == JsonValueKind.Object);
        return double.TryParse(ZaloEvent.Text(found, "latitude"), NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(ZaloEvent.Text(found, "longitude"), NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180
            ? (latitude, longitude)
            : null;
    }

    /// <summary>What a citizen has shared; some accounts get it as a number.</summary>
    public static string PhoneOf(ZaloEvent received) => ZaloEvent.Text(InfoOf(received), "phone");

    private static JsonObject Attachment(string type, JsonElement payload)
    {
        var kept = new JsonObject { ["type"] = type };
        foreach (var name in s_keptTexts)
        {
            if (ZaloEvent.Text(payload, name) is { Length: > 0 } text)
            {
                kept[name == "type" ? "fileType" : name] = text;
            }
        }

        if (ZaloEvent.Text(payload, "url") is { Length: > 0 } url)
        {
            kept["fileAddress"] = url;
        }

        return kept;
    }

    /// <summary>Some accounts get the information as JSON inside the message's text.</summary>
    private static JsonElement InfoOf(ZaloEvent received)
    {
        if (received.Info.ValueKind == JsonValueKind.Object)
        {
            return received.Info;
        }

        return ZaloEvent.Read(System.Text.Encoding.UTF8.GetBytes(received.MessageText))?.Body ?? default;
    }
}
