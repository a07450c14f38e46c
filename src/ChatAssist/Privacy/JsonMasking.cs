using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Privacy;

/// <summary>Masks every text inside a JSON document but the ids and times that programs put there.</summary>
internal static class JsonMasking
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly HashSet<string> s_namesOfIds = ["id", "clientActivityID", "clientTimestamp", "localTimestamp", "timestamp", "fileAddress", "quotes"];

    public static string Mask(string json)
    {
        using (var document = JsonDocument.Parse(json))
        {
            if (IsClean(document.RootElement))
            {
                // Nearly all: nothing has to be put together anew.
                return json;
            }
        }

        var root = JsonNode.Parse(json);
        MaskTexts(root);
        return root?.ToJsonString(s_json) ?? json;
    }

    private static bool IsClean(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(property => (property.Value.ValueKind == JsonValueKind.String && s_namesOfIds.Contains(property.Name)) || IsClean(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(IsClean),
        JsonValueKind.String => element.GetString()! is var text && ReferenceEquals(PersonalData.Mask(text), text),
        _ => true,
    };

    private static void MaskTexts(JsonNode? node)
    {
        if (node is JsonObject properties)
        {
            foreach (var (name, value) in properties.ToList())
            {
                if (value is not JsonValue)
                {
                    MaskTexts(value);
                }
                else if (!s_namesOfIds.Contains(name) && value.GetValueKind() == JsonValueKind.String)
                {
                    properties[name] = PersonalData.Mask(value.GetValue<string>());
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                if (items[index] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
                {
                    items[index] = PersonalData.Mask(value.GetValue<string>());
                }
                else
                {
                    MaskTexts(items[index]);
                }
            }
        }
    }
}
