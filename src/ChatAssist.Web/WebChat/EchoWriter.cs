using System.Text.Json;
using ChatAssist.Conversations;

namespace ChatAssist.Web.WebChat;

/// <summary>Gives a citizen's activity back as it was sent; the text, which may have been masked, and what the server sets are ours.</summary>
internal static class EchoWriter
{
    private const string ChannelData = "channelData";
    private const string Place = "webchat:sequence-id";

    /// <summary>Written with every message, or not given back.</summary>
    private static readonly HashSet<string> s_ours = ["id", "timestamp", "conversation", "replyToId", "text", ChannelData];

    /// <summary>Adds to the activity that is being written what the citizen's client said of it.</summary>
    public static void Write(Utf8JsonWriter json, Message message)
    {
        json.WriteString("text", message.Text);
        using var payload = JsonDocument.Parse(message.Payload ?? "{}");
        var (hasType, hasFormat) = (false, false);
        JsonElement channelData = default;
        foreach (var property in payload.RootElement.ValueKind == JsonValueKind.Object ? payload.RootElement.EnumerateObject() : default)
        {
            (hasType, hasFormat) = (hasType || property.NameEquals("type"), hasFormat || property.NameEquals("textFormat"));
            if (property.NameEquals(ChannelData))
            {
                channelData = property.Value;
            }
            else if (!s_ours.Contains(property.Name))
            {
                property.WriteTo(json);
            }
        }

        if (!hasType)
        {
            json.WriteString("type", "message");
        }

        if (!hasFormat)
        {
            json.WriteString("textFormat", "plain");
        }

        WriteChannelData(json, channelData, message.Sequence);
    }

    private static void WriteChannelData(Utf8JsonWriter json, JsonElement sent, long sequence)
    {
        json.WriteStartObject(ChannelData);
        foreach (var property in sent.ValueKind == JsonValueKind.Object ? sent.EnumerateObject() : default)
        {
            if (!property.NameEquals(Place))
            {
                property.WriteTo(json);
            }
        }

        json.WriteNumber(Place, sequence);
        json.WriteEndObject();
    }
}
