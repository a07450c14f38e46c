using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace ChatAssist.Web.WebChat;

/// <summary>What a client sent, as far as we look into it; the rest is kept in <paramref name="Payload"/>.</summary>
internal sealed record SentActivity(string Type, string Text, string? ClientActivityId, int Attachments, JsonObject Payload);

/// <summary>Reads a Bot Framework activity that a client sent.</summary>
internal static class ActivityReader
{
    private const int LongestClientActivityId = 200;

    /// <summary>Set by the server, or kept elsewhere, or not kept at all: files and their names stay out of the database.</summary>
    private static readonly string[] s_notKept =
        ["id", "timestamp", "text", "conversation", "recipient", "replyToId", "serviceUrl", "attachments"];

    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = 32 };

    /// <exception cref="FormatException">The bytes are no activity; the message says why.</exception>
    public static SentActivity Read(byte[] body, ChatToken sender)
    {
        if (!Utf8.IsValid(body))
        {
            throw new FormatException("The body is not valid UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(body, s_json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read((JsonObject)Copy(document.RootElement)!, sender)
                : throw new FormatException("An activity is a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new FormatException("The body is not valid JSON.", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException("A text of the activity holds half a character.", exception);
        }
    }

    /// <summary>An activity for a file that came without one.</summary>
    public static SentActivity ForFile(ChatToken sender) => Read(new JsonObject { ["type"] = "message" }, sender);

    private static SentActivity Read(JsonObject activity, ChatToken sender)
    {
        var type = Text(activity["type"]);
        var attachments = (activity["attachments"] as JsonArray)?.Count ?? 0;
        // A pressed button sends its words as "value" where the client shows none.
        var text = Text(activity["text"]) is { Length: > 0 } written ? written : Text(activity["value"]);
        var clientActivityId = Text((activity["channelData"] as JsonObject)?["clientActivityID"]);
        var from = activity["from"] as JsonObject;
        var id = sender.CitizenId.Length > 0 ? sender.CitizenId : Text(from?["id"]);
        var name = Text(from?["name"]);
        foreach (var property in s_notKept)
        {
            activity.Remove(property);
        }

        activity["from"] = new JsonObject { ["id"] = id, ["name"] = name, ["role"] = "user" };
        return new SentActivity(type, text, clientActivityId.Length is 0 or > LongestClientActivityId ? null : clientActivityId, attachments, activity);
    }

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <summary>Reads every text now, so that half a character is found here and not when it is stored.</summary>
    private static JsonNode? Copy(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var copy = new JsonObject();
                foreach (var property in element.EnumerateObject())
                {
                    copy[property.Name] = Copy(property.Value);
                }

                return copy;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Copy)]);
            case JsonValueKind.String:
                return JsonValue.Create(element.GetString());
            case JsonValueKind.Null:
                return null;
            default:
                return JsonNode.Parse(element.GetRawText());
        }
    }
}
