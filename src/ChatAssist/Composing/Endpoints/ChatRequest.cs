using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace ChatAssist.Composing;

/// <summary>Writes the body of a request the way an endpoint of this kind and these capabilities wants to read it.</summary>
internal sealed class ChatRequest(EndpointOptions endpoint, Capabilities capabilities)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public BinaryData Write(IEnumerable<ChatMessage> messages, ChatOptions? options, bool isStreamed)
    {
        var body = new JsonObject
        {
            ["model"] = endpoint.Model,
            ["messages"] = new JsonArray([.. messages.Select(Message)]),
            ["stream"] = isStreamed,
        };
        if (isStreamed && capabilities.StreamUsage)
        {
            body["stream_options"] = new JsonObject { ["include_usage"] = true };
        }

        if (options?.Temperature is { } temperature && capabilities.Temperature)
        {
            // vLLM's server may have other defaults in a file of the model's, so it is said each time.
            body["temperature"] = temperature;
        }

        if (options?.MaxOutputTokens is { } most && capabilities.TokenLimitField.Length > 0)
        {
            body[capabilities.TokenLimitField] = most;
        }

        if (Format(options?.ResponseFormat) is { } format)
        {
            body["response_format"] = format;
        }

        return BinaryData.FromString(body.ToJsonString(s_json));
    }

    private JsonNode Message(ChatMessage message) => new JsonObject
    {
        ["role"] = message.Role == ChatRole.System ? endpoint.SystemRole : message.Role.Value,
        ["content"] = message.Text,
    };

    private static JsonObject? Format(ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson json)
        {
            return null;
        }

        if (json.Schema is not { } schema)
        {
            return new JsonObject { ["type"] = "json_object" };
        }

        // Nested, as OpenAI has it: llama.cpp takes the flat form of its own README for free JSON, and says nothing.
        return new JsonObject
        {
            ["type"] = "json_schema",
            ["json_schema"] = new JsonObject { ["name"] = json.SchemaName ?? "answer", ["strict"] = true, ["schema"] = JsonNode.Parse(schema.GetRawText()) },
        };
    }
}
