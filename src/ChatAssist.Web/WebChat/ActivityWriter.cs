using System.Buffers;
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

    private const int UsualLength = 4 * 1024;
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Id(Guid conversationId, long sequence) => $"{conversationId:N}|{sequence:0000000}";

    private static string StreamId(Guid conversationId, long replyTo) => $"{Id(conversationId, replyTo)}-stream";

    /// <summary>The group that answers a poll or fills a frame of the stream, as JSON.</summary>
    public static ReadOnlyMemory<byte> Group(IReadOnlyList<Message> messages, long watermark) => Group(
        json =>
        {
            foreach (var message in messages)
            {
                Write(json, message);
            }
        },
        watermark);

    /// <summary>A frame with one activity that is no message.</summary>
    public static ReadOnlyMemory<byte> Group(JsonObject activity, long watermark) => Group(json => activity.WriteTo(json), watermark);

    public static string ToJson(JsonNode node) => node.ToJsonString(s_json);

    /// <param name="frame">How many were sent of this answer, from 1.</param>
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

    private static JsonObject Bot() => new() { ["id"] = BotId, ["name"] = BotName, ["role"] = "bot" };

    private static ReadOnlyMemory<byte> Group(Action<Utf8JsonWriter> writeActivities, long watermark)
    {
        var bytes = new ArrayBufferWriter<byte>(UsualLength);
        using (var json = new Utf8JsonWriter(bytes, s_writing))
        {
            json.WriteStartObject();
            json.WriteStartArray("activities");
            writeActivities(json);
            json.WriteEndArray();
            json.WriteString("watermark", watermark.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject();
        json.WriteString("id", Id(message.ConversationId, message.Sequence));
        json.WriteString("timestamp", message.ReceivedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteStartObject("conversation");
        json.WriteString("id", message.ConversationId.ToString("N"));
        json.WriteEndObject();
        if (message.ReplyTo is { } replyTo)
        {
            json.WriteString("replyToId", Id(message.ConversationId, replyTo));
        }

        if (message.Author == MessageAuthor.Citizen)
        {
            EchoWriter.Write(json, message);
        }
        else if (message.Kind == MessageKind.Event)
        {
            WriteStatus(json, message);
        }
        else
        {
            WriteFromAssistant(json, message);
        }

        json.WriteEndObject();
    }

    private static void WriteFromAssistant(Utf8JsonWriter json, Message message)
    {
        var sources = message.Answer?.Sources ?? [];
        var suggestions = message.Answer?.Suggestions ?? [];
        json.WriteString("type", "message");
        WriteBot(json);
        json.WriteString("locale", "vi-VN");
        json.WriteString("textFormat", "markdown");
        json.WriteString("text", ActivityText.ToMarkdown(message.Text, sources));
        json.WriteString("inputHint", suggestions.Count > 0 ? "expectingInput" : "acceptingInput");
        json.WriteStartObject("channelData");
        json.WriteNumber("webchat:sequence-id", message.Sequence);
        if (message is { ReplyTo: { } streamedFor, Answer.Model.IsStreamed: true })
        {
            json.WriteString("streamId", StreamId(message.ConversationId, streamedFor));
            json.WriteString("streamType", "final");
        }

        AnswerDetails.Write(json, message, sources, suggestions);
        json.WriteEndObject();
        WriteActions(json, suggestions);
        if (sources.Count > 0)
        {
            json.WriteStartArray("entities");
            Citations.Write(json, sources);
            json.WriteEndArray();
        }
    }

    /// <summary>What has become of the conversation: a person has taken it, or left it.</summary>
    private static void WriteStatus(Utf8JsonWriter json, Message message)
    {
        json.WriteString("type", "event");
        json.WriteString("name", "handoff.status");
        WriteBot(json);
        json.WriteStartObject("value");
        json.WriteString("state", DeskPayload.Of(message).What);
        json.WriteString("message", message.Text);
        json.WriteEndObject();
        json.WriteStartObject("channelData");
        json.WriteNumber("webchat:sequence-id", message.Sequence);
        json.WriteEndObject();
    }

    private static void WriteBot(Utf8JsonWriter json)
    {
        json.WriteStartObject("from");
        json.WriteString("id", BotId);
        json.WriteString("name", BotName);
        json.WriteString("role", "bot");
        json.WriteEndObject();
    }

    private static void WriteActions(Utf8JsonWriter json, IReadOnlyList<Suggestion> suggestions)
    {
        if (suggestions.Count == 0)
        {
            return;
        }

        json.WriteStartObject("suggestedActions");
        json.WriteStartArray("actions");
        foreach (var suggestion in suggestions)
        {
            json.WriteStartObject();
            json.WriteString("type", "imBack");
            json.WriteString("title", suggestion.Text);
            json.WriteString("value", suggestion.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
