using System.Text.Json;
using ChatAssist.Conversations;

namespace ChatAssist.Web.WebChat;

/// <summary>What the desk has noted with its words: what happened, and under which name.</summary>
internal sealed record DeskPayload(string What, string Volunteer)
{
    private const string Nameless = "Người hỗ trợ";

    public static DeskPayload Of(Message message)
    {
        if (message.Payload is null)
        {
            return new DeskPayload("", Nameless);
        }

        using var payload = JsonDocument.Parse(message.Payload);
        return new DeskPayload(Text(payload.RootElement, "what") ?? "", Text(payload.RootElement, "volunteer") ?? Nameless);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
