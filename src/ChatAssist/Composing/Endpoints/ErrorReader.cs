using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Composing;

/// <summary>Reads what an endpoint says where it refuses: every kind has another form for it.</summary>
internal static class ErrorReader
{
    private const int LongestDetail = 300;

    /// <param name="header">Reads a header by name; null where there is none.</param>
    public static ModelException Read(int status, string body, Func<string, string?> header)
    {
        var (code, message) = Parts(body);
        return new ModelException(TroubleOf(status, code, message), $"{status} {code} {Shorten(message)}") { RetryAfter = RetryAfter(header) };
    }

    /// <summary>An error object after 200, in a line of the stream or in place of an answer; null where it is none.</summary>
    public static ModelException? Of(JsonNode? node) => node is JsonObject answer && (answer["error"] is not null || (string?)answer["object"] == "error")
        ? Read(500, answer.ToJsonString(), _ => null)
        : null;

    private static ModelTrouble TroubleOf(int status, string code, string message) =>
        code.Contains("content_filter", StringComparison.Ordinal) || code.Contains("ResponsibleAI", StringComparison.Ordinal) ? ModelTrouble.Filtered
        : status == 400 && NamesFormat(message) ? ModelTrouble.NoFormat
        : code.Contains("context_length", StringComparison.Ordinal) ? ModelTrouble.TooLong
        : status switch
        {
            408 or 409 or 425 or 429 => ModelTrouble.Busy,
            >= 500 => ModelTrouble.Broken,
            _ => ModelTrouble.Refused,
        };

    private static bool NamesFormat(string message) =>
        message.Contains("response_format", StringComparison.OrdinalIgnoreCase) || message.Contains("json_schema", StringComparison.OrdinalIgnoreCase) || message.Contains("json_object", StringComparison.OrdinalIgnoreCase);

    private static (string Code, string Message) Parts(string body)
    {
        try
        {
            var root = JsonNode.Parse(body) as JsonObject ?? [];
            var error = root["error"] as JsonObject ?? root;
            var code = $"{error["code"]} {error["type"]} {error["innererror"]?["code"]}".Trim();
            return (code, error["message"]?.ToString() ?? root["error"]?.ToString() ?? "");
        }
        catch (JsonException)
        {
            return ("", body);
        }
    }

    private static TimeSpan? RetryAfter(Func<string, string?> header)
    {
        foreach (var (name, unit) in new[] { ("retry-after-ms", 0.001), ("retry-after", 1.0) })
        {
            if (double.TryParse(header(name), CultureInfo.InvariantCulture, out var value) && value >= 0)
            {
                return TimeSpan.FromSeconds(Math.Min(value * unit, 3_600));
            }
        }

        return null;
    }

    private static string Shorten(string text) => text.Length <= LongestDetail ? text : text[..LongestDetail];
}
