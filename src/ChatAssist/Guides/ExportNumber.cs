using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatAssist.Guides;

/// <summary>A number that the export sometimes writes as words ("Theo mô tả") or leaves null.</summary>
/// <param name="Value">Null where there is no number.</param>
/// <param name="Words">What stands there instead of a number; empty otherwise.</param>
[JsonConverter(typeof(ExportNumberConverter))]
internal readonly record struct ExportNumber(decimal? Value, string? Words)
{
    // A count of papers: nobody hands in a fraction or a million of one.
    public int ToCount() => Value is >= 0 and <= 1000 ? (int)Value.Value : 0;
}

internal sealed class ExportNumberConverter : JsonConverter<ExportNumber>
{
    public override ExportNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when reader.TryGetDecimal(out var number):
                return new ExportNumber(number, "");
            case JsonTokenType.Null:
                return default;
            case JsonTokenType.String:
                var words = reader.GetString() ?? "";
                return decimal.TryParse(words, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
                    ? new ExportNumber(value, "")
                    : new ExportNumber(null, words);
            default:
                throw new JsonException("a number was expected");
        }
    }

    public override void Write(Utf8JsonWriter writer, ExportNumber value, JsonSerializerOptions options) =>
        throw new NotSupportedException("The export is only read.");
}
