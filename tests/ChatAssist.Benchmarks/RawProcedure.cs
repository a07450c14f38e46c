using System.Text;
using System.Text.Json;

namespace ChatAssist.Benchmarks;

/// <summary>A line of the export, taken apart but not understood, so that its copies can be put together quickly.</summary>
/// <param name="Field">The first lĩnh vực, as the portal writes it.</param>
/// <param name="Parts">The members of <c>detail</c> as raw JSON, without those that name the procedure.</param>
internal sealed record RawProcedure(string Code, string Name, string Field, Dictionary<string, byte[]> Parts)
{
    private static readonly HashSet<string> Naming = new(["id", "code", "name", "codeNotation"], StringComparer.Ordinal);

    /// <summary>Null for a procedure between offices, which nobody searches.</summary>
    public static RawProcedure? Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var detail = root.GetProperty("detail");
        return detail.TryGetProperty("isInternal", out var isInternal) && isInternal.ValueKind == JsonValueKind.True
            ? null
            : new RawProcedure(
                root.GetProperty("code").GetString()!,
                root.GetProperty("name").GetString()!,
                FieldOf(detail),
                detail.EnumerateObject().Where(part => !Naming.Contains(part.Name)).ToDictionary(part => part.Name, part => Encoding.UTF8.GetBytes(part.Value.GetRawText())));
    }

    public static void Write(Utf8JsonWriter writer, string code, string name, Dictionary<string, byte[]> parts)
    {
        writer.WriteStartObject();
        WriteNames(writer, code, name);
        writer.WriteStartObject("detail");
        WriteNames(writer, code, name);
        foreach (var (part, json) in parts)
        {
            writer.WritePropertyName(part);
            writer.WriteRawValue(json, skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer, string code, string name)
    {
        writer.WriteString("id", $"grown-{code.Trim()}");
        writer.WriteString("code", code.Trim());
        writer.WriteString("name", name);
    }

    private static string FieldOf(JsonElement detail) =>
        detail.TryGetProperty("categoriesDetails", out var fields) && fields.ValueKind == JsonValueKind.Array && fields.GetArrayLength() > 0
            ? fields[0].GetRawText()
            : "";
}
