using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Models;

/// <summary>What each kind refuses, each in its own words.</summary>
internal static class RequestRules
{
    private static readonly string[] s_outsideStrict = ["minimum", "maximum", "minLength", "maxLength", "pattern", "format", "minItems", "maxItems"];

    /// <returns>Null where the request is taken.</returns>
    public static IResult? Refuse(ModelKind kind, JsonObject body, string authorization, World world)
    {
        if (kind is ModelKind.OpenAI or ModelKind.Azure && authorization != World.Key)
        {
            return Errors.Of(kind, 401, "invalid_api_key", "Incorrect API key provided.");
        }

        if (kind != ModelKind.LlamaCpp && (string?)body["model"] != World.Model)
        {
            return kind == ModelKind.Azure
                ? Errors.Of(kind, 404, "DeploymentNotFound", "The API deployment for this resource does not exist.")
                : Errors.Of(kind, 404, "model_not_found", $"The model `{body["model"]}` does not exist.");
        }

        return Fields(kind, body, world) ?? Format(kind, body) ?? Length(kind, body, world);
    }

    private static IResult? Fields(ModelKind kind, JsonObject body, World world)
    {
        if (world.IsReasoning && kind is ModelKind.OpenAI or ModelKind.Azure)
        {
            foreach (var field in new[] { "max_tokens", "temperature" })
            {
                if (body.ContainsKey(field))
                {
                    return Errors.Of(kind, 400, "unsupported_parameter", $"Unsupported parameter: '{field}' is not supported with this model.", field);
                }
            }
        }

        return null;
    }

    private static IResult? Format(ModelKind kind, JsonObject body)
    {
        var schema = body["response_format"]?["json_schema"]?["schema"];
        if ((string?)body["response_format"]?["type"] != "json_schema" || kind is not (ModelKind.OpenAI or ModelKind.Azure))
        {
            return null;
        }

        return schema is not JsonObject root || (string?)root["type"] != "object" ? Errors.Of(kind, 400, "invalid_request_error", "Invalid schema for response_format: the root must be an object.", "response_format")
            : Wrong(root) is { } wrong ? Errors.Of(kind, 400, "invalid_request_error", $"Invalid schema for response_format: {wrong}", "response_format")
            : null;
    }

    /// <summary>The strict subset: every object closed, every property required, no limits.</summary>
    private static string? Wrong(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            return array.Select(Wrong).FirstOrDefault(wrong => wrong is not null);
        }

        if (node is not JsonObject schema)
        {
            return null;
        }

        if (schema["properties"] is JsonObject properties)
        {
            var required = (schema["required"] as JsonArray ?? []).Select(name => (string?)name).ToHashSet();
            if ((bool?)schema["additionalProperties"] != false || properties.Any(property => !required.Contains(property.Key)))
            {
                return "'additionalProperties' must be false and every property required";
            }
        }

        return s_outsideStrict.FirstOrDefault(schema.ContainsKey) ?? schema.Select(pair => Wrong(pair.Value)).FirstOrDefault(wrong => wrong is not null);
    }

    private static IResult? Length(ModelKind kind, JsonObject body, World world)
    {
        var tokens = Tokens.Of(body["messages"]!.ToJsonString());
        return tokens <= world.ContextTokens || kind == ModelKind.Ollama ? null
            : Errors.Of(kind, 400, "context_length_exceeded", $"This model's maximum context length is {world.ContextTokens} tokens; the request has {tokens}.");
    }
}
