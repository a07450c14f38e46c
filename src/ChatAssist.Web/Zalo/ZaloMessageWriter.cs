using System.Globalization;
using System.Text.Json.Nodes;
using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Journeys;
using ChatAssist.Web.WebChat;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.Zalo;

/// <summary>Writes a reply as Zalo shows it: plain words, sources with their dates, choices by number and as buttons.</summary>
internal sealed class ZaloMessageWriter(Replies replies, IOptions<ZaloOptions> options)
{
    private const int MostButtons = 5;
    private const int LongestTitle = 100;
    private const int LongestPayload = 1_000;

    /// <returns>The texts in their order; the last one bears the buttons.</returns>
    public IReadOnlyList<string> TextsOf(Message message)
    {
        var text = ZaloText.Plain(string.Join("\n\n", ((string[])[message.Text, PictureOf(message.Answer?.Picture), SheetOf(message.Answer?.Sheet), SourcesOf(message.Answer?.Sources ?? [])]).Where(part => part.Length > 0)));
        return ZaloText.Split(text, ZaloText.Plain(ChoicesOf(message.Answer?.Suggestions ?? [])));
    }

    public bool HasButtons(Message message) => options.Value.Buttons && message.Answer is { Suggestions.Count: > 0 };

    /// <returns>Zalo's own card for sharing a number, where that is asked for and the settings have its picture; else null.</returns>
    public JsonObject? ContactCard(string citizenId, Message message) => options.Value.ContactBanner.Length == 0 || message.Answer?.AsksForNumber is not true ? null : new JsonObject
    {
        ["recipient"] = new JsonObject { ["user_id"] = citizenId },
        ["message"] = new JsonObject
        {
            ["attachment"] = new JsonObject
            {
                ["type"] = "template",
                ["payload"] = new JsonObject
                {
                    ["template_type"] = "request_user_info",
                    ["elements"] = new JsonArray(new JsonObject
                    {
                        ["title"] = replies["zalo_contact_title"].Text,
                        ["subtitle"] = replies["zalo_contact_subtitle"].Text,
                        ["image_url"] = options.Value.ContactBanner,
                    }),
                },
            },
        },
    };

    /// <summary>One request of the cs endpoint.</summary>
    public static JsonObject Write(string citizenId, string text, IReadOnlyList<Suggestion> buttons)
    {
        var message = new JsonObject { ["text"] = text };
        if (buttons.Count > 0)
        {
            message["attachment"] = new JsonObject
            {
                ["type"] = "template",
                ["payload"] = new JsonObject { ["buttons"] = new JsonArray([.. MostUseful(buttons).Select(Button)]) },
            };
        }

        return new JsonObject { ["recipient"] = new JsonObject { ["user_id"] = citizenId }, ["message"] = message };
    }

    /// <summary>The last choice is the person to talk to, so it is never the one that is left out.</summary>
    private static IEnumerable<Suggestion> MostUseful(IReadOnlyList<Suggestion> choices) =>
        choices.Count <= MostButtons ? choices : [.. choices.Take(MostButtons - 1), choices[^1]];

    /// <summary>A press comes back as a text that anyone can type; so it is the very words of the button, and has no power beyond them.</summary>
    private static JsonNode Button(Suggestion suggestion)
    {
        var text = ZaloText.Plain(suggestion.Text);
        return new JsonObject
        {
            ["title"] = ZaloText.Shorten(text, LongestTitle),
            ["type"] = "oa.query.show",
            ["payload"] = ZaloText.Shorten(text, LongestPayload),
        };
    }

    private string ChoicesOf(IReadOnlyList<Suggestion> suggestions)
    {
        if (suggestions.Count == 0)
        {
            return "";
        }

        var numbers = suggestions.Count switch { 1 => "1", 2 => "1 hoặc 2", 3 => "1, 2 hoặc 3", var count => $"một số từ 1 đến {count}" };
        var head = replies["zalo_choose"].Text.Replace("{numbers}", numbers, StringComparison.Ordinal);
        return $"{head}\n{string.Join('\n', suggestions.Select((suggestion, index) => $"{index + 1}. {suggestion.Text}"))}";
    }

    private string PictureOf(StepPicture? picture) => picture is null || options.Value.PublicAddress.Length == 0
        ? ""
        : replies["zalo_picture"].Text.Replace("{url}", options.Value.PublicAddress.TrimEnd('/') + picture.Path, StringComparison.Ordinal);

    private string SheetOf(string? sheet) => sheet is null || options.Value.PublicAddress.Length == 0
        ? ""
        : replies["zalo_sheet"].Text
            .Replace("{sheet}", options.Value.PublicAddress.TrimEnd('/') + sheet, StringComparison.Ordinal)
            .Replace("{picture}", options.Value.PublicAddress.TrimEnd('/') + OverviewDrawing.PathOf(Sheet.CodeIn(sheet)), StringComparison.Ordinal);

    private string SourcesOf(IReadOnlyList<Source> sources) => string.Join('\n', sources.Select(source => replies["zalo_source"].Text
        .Replace("{name}", source.Code.Length > 0 ? $"{source.Name} ({source.Code})" : source.Name, StringComparison.Ordinal)
        .Replace("{date}", source.DataDate.ToString("d/M/yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{url}", source.Url, StringComparison.Ordinal)
        .TrimEnd()));
}
