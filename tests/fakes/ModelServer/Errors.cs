using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Models;

/// <summary>Errors in each kind's own form.</summary>
internal static class Errors
{
    public static IResult Of(ModelKind kind, int status, string code, string message, string? param = null) => Json(status, kind switch
    {
        ModelKind.LlamaCpp => new JsonObject { ["error"] = new JsonObject { ["code"] = status, ["message"] = message, ["type"] = code } },
        ModelKind.VLlm => new JsonObject { ["object"] = "error", ["message"] = message, ["type"] = code, ["param"] = param, ["code"] = status },
        ModelKind.Ollama => new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = code, ["param"] = param, ["code"] = null } },
        _ => new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = "invalid_request_error", ["param"] = param, ["code"] = code } },
    });

    public static IResult Filtered() => Json(400, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = "content_filter",
            ["message"] = "The response was filtered due to the prompt triggering content management policy.",
            ["param"] = "prompt",
            ["status"] = 400,
            ["innererror"] = new JsonObject
            {
                ["code"] = "ResponsibleAIPolicyViolation",
                ["content_filter_result"] = new JsonObject { ["jailbreak"] = new JsonObject { ["filtered"] = true, ["detected"] = true } },
            },
        },
    });

    public static IResult Gateway() => Json(502, new JsonObject { ["statusCode"] = 502, ["message"] = "Bad gateway" });

    private static IResult Json(int status, JsonObject body) => Results.Text(body.ToJsonString(), "application/json", statusCode: status);
}
