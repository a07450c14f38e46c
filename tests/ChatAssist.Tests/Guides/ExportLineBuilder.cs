using System.Text.Json.Nodes;

namespace ChatAssist.Tests.Guides;

/// <summary>A line of the portal's export with sound defaults; a test changes the one thing that it is about.</summary>
internal static class ExportLineBuilder
{
    public static string Line(string code = "1.000001", string name = "Đăng ký thử", Action<JsonObject>? change = null)
    {
        var detail = new JsonObject
        {
            ["type"] = "STANDARD",
            ["isInternal"] = false,
            ["isWard"] = true,
            ["updatedAt"] = 1784307600000,
            ["executionMethods"] = new JsonArray(),
            ["executionCases"] = new JsonArray(),
        };
        change?.Invoke(detail);
        return new JsonObject { ["id"] = "0001", ["code"] = code, ["name"] = name, ["detail"] = detail }.ToJsonString();
    }

    public static Action<JsonObject> Method(string time, string unit, string description, params string[] fees) => detail =>
        detail["executionMethods"] = JsonNode.Parse(
            $$"""[{"submissionMethod":"ONLINE","processingTime":{{time}},"processingTimeUnit":"{{unit}}","description":"{{description}}","fees":[{{string.Join(',', fees)}}]}]""");

    public static Action<JsonObject> Case(string name, params (string Name, int Originals, int Copies)[] rows) => detail =>
        ((JsonArray)detail["executionCases"]!).Add(new JsonObject
        {
            ["name"] = name,
            ["profileComponents"] = new JsonArray([.. rows.Select(row => (JsonNode)new JsonObject { ["name"] = row.Name, ["originalQty"] = row.Originals, ["copyQty"] = row.Copies })]),
        });
}
