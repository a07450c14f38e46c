using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace ChatAssist.Composing;

/// <summary>The form of an answer in sentences: what the endpoint is asked for, and what is checked here whatever it says to keep.</summary>
public static class AnswerForm
{
    private static readonly string[] s_completeness = ["full", "partial", "none"];

    /// <param name="ids">What may be cited: as an enum, so that engines that honour it cannot invent another.</param>
    public static ChatResponseFormatJson Schema(IEnumerable<string> ids)
    {
        var sentence = Closed(new JsonObject
        {
            ["text"] = new JsonObject { ["type"] = "string" },
            ["cites"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["enum"] = Strings(ids) } },
        });
        var answer = Closed(new JsonObject
        {
            ["sentences"] = new JsonObject { ["type"] = "array", ["items"] = sentence },
            ["completeness"] = new JsonObject { ["type"] = "string", ["enum"] = Strings(s_completeness) },
        });
        return ChatResponseFormat.ForJsonSchema(JsonElement.Parse(answer.ToJsonString()), "answer_v1");
    }

    /// <returns>What is wrong; null where it is of the form.</returns>
    public static string? Check(JsonElement answer)
    {
        if (!answer.TryGetProperty("sentences", out var sentences) || sentences.ValueKind != JsonValueKind.Array)
        {
            return "thiếu danh sách \"sentences\"";
        }

        return sentences.EnumerateArray().Any(sentence => SentenceReader.Of(sentence) is null) ? "mỗi phần tử của \"sentences\" phải có \"text\" và \"cites\""
            : Completeness(answer) is null ? "\"completeness\" phải là full, partial hoặc none"
            : null;
    }

    public static bool IsFull(JsonElement answer) => Completeness(answer) == s_completeness[0];

    internal static JsonObject Closed(JsonObject properties) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = Strings(properties.Select(property => property.Key)),
        ["properties"] = properties,
    };

    internal static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);

    private static string? Completeness(JsonElement answer) =>
        answer.TryGetProperty("completeness", out var named) && named.ValueKind == JsonValueKind.String && s_completeness.Contains(named.GetString()) ? named.GetString() : null;
}
