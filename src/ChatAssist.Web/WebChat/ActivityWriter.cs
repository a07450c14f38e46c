using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatAssist.Answering;
using ChatAssist.Conversations;

namespace ChatAssist.Web.WebChat;

/// <summary>Writes messages as Bot Framework activities, the way Direct Line clients want to read them.</summary>
internal static class ActivityWriter
{
    public const string BotId = "chatassist";
    public const string BotName = "Trợ lý dịch vụ công";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Id(Guid conversationId, long sequence) => $"{conversationId:N}|{sequence:0000000}";

    private static string StreamId(Guid conversationId, long replyTo) => $"{Id(conversationId, replyTo)}-stream";

    /// <summary>The group that answers a poll or fills a frame of the stream.</summary>
    public static JsonObject Group(IEnumerable<JsonNode> activities, long watermark) => new()
    {
        ["activities"] = new JsonArray([.. activities]),
        ["watermark"] = watermark.ToString(CultureInfo.InvariantCulture),
    };

    public static string ToJson(JsonNode node) => node.ToJsonString(s_json);

    public static JsonObject Write(Message message)
    {
        var activity = message.Author == MessageAuthor.Citizen ? Echo(message) : message.Kind == MessageKind.Event ? Status(message) : FromAssistant(message);
        activity["id"] = Id(message.ConversationId, message.Sequence);
        activity["timestamp"] = message.ReceivedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        activity["conversation"] = new JsonObject { ["id"] = message.ConversationId.ToString("N") };
        var channelData = activity["channelData"] as JsonObject ?? [];
        channelData["webchat:sequence-id"] = message.Sequence;
        activity["channelData"] = channelData;
        if (message is { ReplyTo: { } streamedFor, Answer.Model.IsStreamed: true })
        {
            (channelData["streamId"], channelData["streamType"]) = (StreamId(message.ConversationId, streamedFor), "final");
        }

        if (message.ReplyTo is { } replyTo)
        {
            activity["replyToId"] = Id(message.ConversationId, replyTo);
        }

        return activity;
    }

    /// <summary>An answer as far as it is there: all of it each time, under the id of the first such frame.</summary>
    /// <param name="frame">From 1.</param>
    public static JsonObject Partial(Guid conversationId, PartialAnswer partial, int frame)
    {
        var streamId = StreamId(conversationId, partial.ReplyTo);
        var channelData = new JsonObject { ["streamType"] = "streaming", ["streamSequence"] = frame };
        if (frame > 1)
        {
            channelData["streamId"] = streamId;
        }

        return new JsonObject
        {
            ["type"] = "typing",
            ["id"] = frame == 1 ? streamId : $"{streamId}-{frame.ToString(CultureInfo.InvariantCulture)}",
            ["from"] = Bot(),
            ["conversation"] = new JsonObject { ["id"] = conversationId.ToString("N") },
            ["text"] = ActivityText.ToMarkdown(partial.Text, []),
            ["channelData"] = channelData,
        };
    }

    public static JsonObject Typing(Guid conversationId, long sequence) => new()
    {
        ["type"] = "typing",
        ["id"] = $"{Id(conversationId, sequence)}-typing",
        ["from"] = Bot(),
        ["conversation"] = new JsonObject { ["id"] = conversationId.ToString("N") },
    };

    private static JsonObject Echo(Message message)
    {
        var activity = message.Payload is null ? [] : JsonNode.Parse(message.Payload) as JsonObject ?? [];
        activity["type"] ??= "message";
        activity["text"] = message.Text;
        activity["textFormat"] ??= "plain";
        return activity;
    }

    private static JsonObject FromAssistant(Message message)
    {
        var sources = message.Answer?.Sources ?? [];
        var suggestions = message.Answer?.Suggestions ?? [];
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["from"] = Bot(),
            ["locale"] = "vi-VN",
            ["textFormat"] = "markdown",
            ["text"] = ActivityText.ToMarkdown(message.Text, sources),
            ["inputHint"] = suggestions.Count > 0 ? "expectingInput" : "acceptingInput",
            ["channelData"] = new JsonObject { ["chatAssist"] = Details(message, sources, suggestions) },
        };
        if (suggestions.Count > 0)
        {
            activity["suggestedActions"] = new JsonObject { ["actions"] = new JsonArray([.. suggestions.Select(ImBack)]) };
        }

        if (sources.Count > 0)
        {
            activity["entities"] = new JsonArray(Citations.Entity(sources));
        }

        return activity;
    }

    /// <summary>What has become of the conversation: a person has taken it, or left it.</summary>
    private static JsonObject Status(Message message) => new()
    {
        ["type"] = "event",
        ["name"] = "handoff.status",
        ["from"] = Bot(),
        ["value"] = new JsonObject { ["state"] = DeskPayload.Of(message).What, ["message"] = message.Text },
    };

    private static JsonObject Bot() => new() { ["id"] = BotId, ["name"] = BotName, ["role"] = "bot" };

    private static JsonNode ImBack(Suggestion suggestion) => new JsonObject
    {
        ["type"] = "imBack",
        ["title"] = suggestion.Text,
        ["value"] = suggestion.Text,
    };

    /// <summary>For our own widget, which shows dates as chips and a word of help beside each quick reply.</summary>
    private static JsonObject Details(Message message, IReadOnlyList<Source> sources, IReadOnlyList<Suggestion> suggestions)
    {
        var details = new JsonObject
        {
            ["status"] = message.Status?.ToString(),
            ["sources"] = JsonSerializer.SerializeToNode(sources, s_json),
            ["suggestions"] = JsonSerializer.SerializeToNode(suggestions, s_json),
        };
        if (message.Answer?.Picture is { } picture)
        {
            details["picture"] = new JsonObject { ["path"] = picture.Path, ["alt"] = picture.Alt, ["width"] = StepDrawing.Width, ["height"] = StepDrawing.HeightOf(picture) };
        }

        if (message.Answer?.Sheet is { } sheet)
        {
            details["sheet"] = sheet;
        }

        if (message.Author == MessageAuthor.Volunteer)
        {
            details["volunteer"] = DeskPayload.Of(message).Volunteer;
        }

        if (message.Kind == MessageKind.Greeting)
        {
            details["greeting"] = true;
        }

        return details;
    }
}
