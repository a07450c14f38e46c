using System.Text.Json;

namespace ChatAssist.Fakes.Zalo;

/// <summary>Reads a message of the API into what the telephone shows.</summary>
internal static class PhoneMessages
{
    public static PhoneMessage Of(JsonElement message, World world)
    {
        var attachment = message.TryGetProperty("attachment", out var found) ? found : (JsonElement?)null;
        var payload = attachment?.GetProperty("payload");
        return new PhoneMessage
        {
            Id = world.NewMessageId(),
            FromCitizen = false,
            Text = message.TryGetProperty("text", out var text) ? text.GetString() ?? "" : CardText(payload),
            Attachment = attachment is null ? "" : Kind(attachment.Value, payload!.Value),
            Buttons = payload is { } shown && shown.TryGetProperty("buttons", out var buttons) ? [.. buttons.EnumerateArray().Select(Button)] : [],
            At = world.Clock.GetUtcNow(),
        };
    }

    private static string CardText(JsonElement? payload) => payload is { } shown && shown.TryGetProperty("elements", out var elements)
        ? string.Join('\n', elements.EnumerateArray().SelectMany(element => (string[])["title", "subtitle"], (element, name) => element.TryGetProperty(name, out var text) ? text.GetString() : null).OfType<string>())
        : "";

    private static string Kind(JsonElement attachment, JsonElement payload) =>
        attachment.GetProperty("type").GetString() == "file" ? "file"
        : payload.TryGetProperty("template_type", out var template) ? template.GetString() ?? ""
        : "";

    private static PhoneButton Button(JsonElement button)
    {
        var payload = button.GetProperty("payload");
        return new PhoneButton(
            button.GetProperty("title").GetString()!,
            button.GetProperty("type").GetString()!,
            payload.ValueKind == JsonValueKind.String ? payload.GetString()! : payload.TryGetProperty("url", out var url) ? url.GetString()! : payload.GetProperty("phone_code").GetString()!);
    }
}
