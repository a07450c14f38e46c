using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Models;

/// <summary>What a dutiful model would say: it fills the schema that it is given from the passages that it is given.</summary>
internal static class HonestModel
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The last message that brings data; a request to mend the form does not.</summary>
    public static string LastMessage(JsonNode request)
    {
        var said = (request["messages"] as JsonArray ?? []).Where(message => (string?)message?["role"] == "user").Select(message => TextOf(message?["content"])).ToList();
        return said.FindLast(text => text.StartsWith('{')) ?? said.LastOrDefault() ?? "";
    }

    private static string TextOf(JsonNode? content) => content switch
    {
        JsonArray parts => string.Concat(parts.Select(part => (string?)part?["text"])),
        { } text => (string?)text ?? "",
        null => "",
    };

    public static string Answer(JsonNode request)
    {
        var text = LastMessage(request);
        var start = text.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
        {
            return """{"ok":true}""";
        }

        var asked = Parse(text[start..(text.LastIndexOf('}') + 1)]);
        return asked?["passages"] is JsonArray passages ? FromPassages(passages)
            : asked?["candidates"] is JsonArray ? """{"question":"","choice":"none","facets":[]}"""
            : asked?["messages"] is JsonArray messages ? Summary(messages)
            : """{"ok":true}""";
    }

    private static string FromPassages(JsonArray passages)
    {
        var sentences = new JsonArray();
        foreach (var passage in passages)
        {
            var isFirst = true;
            foreach (var line in ((string?)passage?["text"] ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                // The first line is the title: it says what the others are about.
                if (!isFirst || passages.Count == 0)
                {
                    sentences.Add(new JsonObject { ["text"] = line, ["cites"] = new JsonArray((string?)passage?["id"]) });
                }

                isFirst = false;
            }
        }

        return new JsonObject { ["sentences"] = sentences, ["completeness"] = sentences.Count > 0 ? "full" : "none" }.ToJsonString(s_json);
    }

    private static string Summary(JsonArray messages)
    {
        var sentences = messages.Where(message => (string?)message?["from"] == "citizen").Select(message => (JsonNode)new JsonObject
        {
            ["text"] = $"Người dân hỏi: {(string?)message?["text"]}",
            ["cites"] = new JsonArray((string?)message?["id"]),
        });
        return new JsonObject { ["sentences"] = new JsonArray([.. sentences]), ["completeness"] = "full" }.ToJsonString(s_json);
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
