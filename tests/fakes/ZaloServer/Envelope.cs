using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Zalo;

/// <summary>Zalo's answers: always HTTP 200, the code in the body.</summary>
internal static class Envelope
{
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Success(JsonNode? data = null) => Of(new JsonObject { ["error"] = 0, ["message"] = "Success", ["data"] = data ?? new JsonObject() });

    public static IResult Error(int code, string message) => Of(new JsonObject { ["error"] = code, ["message"] = message });

    public static IResult Of(JsonNode body) => Results.Text(body.ToJsonString(Json), "application/json; charset=utf-8");
}
