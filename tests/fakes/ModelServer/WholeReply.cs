using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Models;

/// <summary>An answer in one piece.</summary>
internal sealed class WholeReply(ModelKind kind, Reply reply, JsonObject body)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task WriteAsync(HttpContext context)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Content.Length > 0 ? reply.Content : null };
        if (reply.Refusal.Length > 0)
        {
            message["refusal"] = reply.Refusal;
        }

        if (reply.Reasoning.Length > 0)
        {
            message[kind == ModelKind.LlamaCpp ? "reasoning_content" : "reasoning"] = reply.Reasoning;
        }

        var answer = new JsonObject
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["created"] = 1_795_000_000,
            ["model"] = World.Model,
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = reply.FinishReason }),
            ["usage"] = Usage.Of(body, reply),
        };
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answer.ToJsonString(s_json), context.RequestAborted);
    }
}

internal static class Usage
{
    public static JsonObject Of(JsonObject body, Reply reply)
    {
        var (prompt, completion) = (Tokens.Of(body["messages"]!.ToJsonString()), Tokens.Of(reply.Content));
        return new JsonObject { ["prompt_tokens"] = prompt, ["completion_tokens"] = completion, ["total_tokens"] = prompt + completion };
    }
}
