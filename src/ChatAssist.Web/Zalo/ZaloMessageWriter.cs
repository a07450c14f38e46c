using System.Globalization;
using System.Text.Json.Nodes;
using ChatAssist.Answering;
using ChatAssist.Conversations;
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
        var text = ZaloText.Plain(string.Join("\n\n", ((string[])[message.Text, SourcesOf(message.Answer?.Sources ?? [])]).Where(part => part.Length > 0)));
        return ZaloText.Split(text, ZaloText.Plain(ChoicesOf(message.Answer?.Suggestions ?? [])));
    }

    public bool HasButtons(Message message) => options.Value.Buttons && message.Answer is { Suggestions.Count: > 0 };

    /// <summary>One request of the cs endpoint.</summary>
    public static JsonObject Write(string citizenId, string text, IReadOnlyList<Suggestion> buttons)
    {
        var message = new JsonObject { ["text"] = text };
        if (buttons.Count > 0)
        {
            message["attachment"] = new JsonObject
            {
                ["type"] = "template",
                ["payload"] = new JsonObject { ["buttons"] = new JsonArray([.. buttons.Take(MostButtons).Select(Button)]) },
            };
        }

        return new JsonObject { ["recipient"] = new JsonObject { ["user_id"] = citizenId }, ["message"] = message };
    }

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

        var numbers = Enumerable.Range(1, suggestions.Count).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
        var named = numbers.Count == 1 ? "1" : $"{string.Join(", ", numbers.SkipLast(1))} hoặc {numbers[^1]}";
        var head = replies["zalo_choose"].Text.Replace("{numbers}", named, StringComparison.Ordinal);
        return $"{head}\n{string.Join('\n', suggestions.Select((suggestion, index) => $"{numbers[index]}. {suggestion.Text}"))}";
    }

    private string SourcesOf(IReadOnlyList<Source> sources) => string.Join('\n', sources.Select(source => replies["zalo_source"].Text
        .Replace("{name}", source.Code.Length > 0 ? $"{source.Name} ({source.Code})" : source.Name, StringComparison.Ordinal)
        .Replace("{date}", source.DataDate.ToString("d/M/yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{url}", source.Url, StringComparison.Ordinal)
        .TrimEnd()));
}
