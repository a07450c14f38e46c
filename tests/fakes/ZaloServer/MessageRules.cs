using System.Text;
using System.Text.Json;

namespace ChatAssist.Fakes.Zalo;

/// <summary>What the cs endpoint refuses in a message.</summary>
internal static class MessageRules
{
    private const int LongestText = 2_000;
    private const int LongestTitle = 100;
    private const int LongestPayload = 1_000;
    private const int MostButtons = 5;
    private const int MostElements = 5;

    private static readonly string[] s_buttonTypes = ["oa.open.url", "oa.query.show", "oa.query.hide", "oa.open.sms", "oa.open.phone"];

    /// <returns>Zalo's code and words; 0 where nothing is wrong.</returns>
    public static (int Code, string Message) Check(JsonElement message, World world)
    {
        var text = message.TryGetProperty("text", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString()! : "";
        if (Length(text) > LongestText)
        {
            return (-201, "text is longer than 2000 characters");
        }

        if (!message.TryGetProperty("attachment", out var attachment))
        {
            return text.Trim().Length == 0 ? (-201, "message is empty") : (0, "");
        }

        if (attachment.ValueKind != JsonValueKind.Object || !attachment.TryGetProperty("payload", out var payload) || payload.ValueKind != JsonValueKind.Object)
        {
            return (-201, "attachment is invalid");
        }

        if (attachment.GetProperty("type").GetString() == "file")
        {
            return payload.TryGetProperty("token", out var token) && world.Uploads.IsValid(token.GetString()!, world.Clock.GetUtcNow()) ? (0, "") : (-100, "file token expired");
        }

        var elements = payload.TryGetProperty("elements", out var list) ? [.. list.EnumerateArray()] : Array.Empty<JsonElement>();
        if (elements.Length > MostElements)
        {
            return (-210, "too many elements");
        }

        if (elements.Any(element => element.TryGetProperty("attachment_id", out var id) && !world.Uploads.IsValid(id.GetString()!, world.Clock.GetUtcNow())))
        {
            return (-100, "attachment expired");
        }

        var kind = payload.TryGetProperty("template_type", out var template) ? template.GetString() : null;
        if (kind is not null && world.RefusedTemplates.Contains(kind))
        {
            return (-233, "Message type is not supported");
        }

        if (kind == "request_user_info" && !elements.All(IsContactCard))
        {
            return (-201, "request_user_info: title, subtitle and image_url are required");
        }

        return payload.TryGetProperty("buttons", out var buttons) ? CheckButtons([.. buttons.EnumerateArray()]) : (0, "");
    }

    public static int Length(string text) => text.Normalize(NormalizationForm.FormC).EnumerateRunes().Count();

    private static bool IsContactCard(JsonElement element) =>
        ((string[])["title", "subtitle", "image_url"]).All(name => element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && Length(text.GetString()!) is > 0 and <= 500);

    private static (int Code, string Message) CheckButtons(JsonElement[] buttons)
    {
        if (buttons.Length is 0 or > MostButtons)
        {
            return (-210, "buttons: 1 to 5");
        }

        foreach (var button in buttons)
        {
            var title = button.TryGetProperty("title", out var name) ? name.GetString() ?? "" : "";
            var type = button.TryGetProperty("type", out var kind) ? kind.GetString() : null;
            if (title.Length == 0 || Length(title) > LongestTitle || !s_buttonTypes.Contains(type))
            {
                return (-201, "button is invalid");
            }

            if (!button.TryGetProperty("payload", out var payload) || !Fits(type!, payload))
            {
                return (-201, "button payload is invalid");
            }
        }

        return (0, "");
    }

    private static bool Fits(string type, JsonElement payload) => type switch
    {
        "oa.query.show" or "oa.query.hide" => payload.ValueKind == JsonValueKind.String && payload.GetString()!.Length is > 0 and <= LongestPayload,
        "oa.open.url" => payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("url", out var url)
            && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https",
        _ => payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("phone_code", out _),
    };
}
