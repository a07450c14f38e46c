using System.Globalization;
using System.Text.Json;

namespace ChatAssist.Web.Zalo;

/// <summary>A webhook's body, read with tolerance: ids may be numbers, texts may be missing.</summary>
internal sealed record ZaloEvent(JsonElement Body)
{
    private static readonly JsonDocumentOptions s_bounds = new() { MaxDepth = 32 };

    public string Name => Text(Body, "event_name");

    public string AppId => Text(Body, "app_id");

    public string Timestamp => Text(Body, "timestamp");

    public string SenderId => Text(Part(Body, "sender"), "id");

    public string RecipientId => Text(Part(Body, "recipient"), "id");

    /// <summary>Who of the account wrote in Zalo's own console; empty where a program did.</summary>
    public string AdminId => Text(Part(Body, "sender"), "admin_id");

    public string FollowerId => Text(Part(Body, "follower"), "id");

    public string OaId => Text(Body, "oa_id");

    public JsonElement Message => Part(Body, "message");

    public string MessageId => Text(Message, "msg_id");

    public string MessageText => Text(Message, "text");

    public JsonElement Info => Part(Body, "info");

    /// <summary>When it happened, by Zalo's clock; null where that cannot be read.</summary>
    public DateTimeOffset? At => long.TryParse(Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= 253_402_300_799_999
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
        : null;

    /// <summary>The attachments with their types and what is known of them.</summary>
    public IEnumerable<(string Type, JsonElement Payload)> Attachments =>
        Part(Message, "attachments") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => (Text(item, "type"), Part(item, "payload")))
            : [];

    /// <returns>Null where it is no JSON object.</returns>
    public static ZaloEvent? Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, s_bounds);
            return document.RootElement.ValueKind == JsonValueKind.Object ? new ZaloEvent(document.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A string as it is, a number by its digits; empty for all else.</summary>
    public static string Text(JsonElement element, string name) => Part(element, name) switch
    {
        // A lone half of a surrogate pair is valid JSON and no valid text.
        { ValueKind: JsonValueKind.String } text => TryText(text),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => "",
    };

    public static JsonElement Part(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var part) ? part : default;

    private static string TryText(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
