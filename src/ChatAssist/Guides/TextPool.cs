using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatAssist.Guides;

/// <summary>
/// Cleans each different text of an export once and hands out the same string ever after: a third of the export is
/// said more than once. Kept only while a file is read.
/// </summary>
internal sealed class TextPool : JsonConverter<string>
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<LegalBasis, LegalBasis> _legalBases = [];

    /// <summary>Cleaned text, line breaks kept: only some fields lose them.</summary>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("a text was expected");
        }

        var rented = ArrayPool<char>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            var raw = rented.AsSpan(0, reader.CopyString(rented));
            if (_texts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(raw, out var known))
            {
                return known;
            }

            var text = raw.ToString();
            var clean = CleanText.Lines(text);
            if (clean == text)
            {
                clean = text;
            }

            _texts[text] = clean;
            return clean;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        throw new NotSupportedException("The export is only read.");

    /// <summary>The text on one line, the same string for the same words.</summary>
    public string Line(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        if (_lines.TryGetValue(text, out var line))
        {
            return line;
        }

        line = text.Replace('\n', ' ');
        _lines[text] = line;
        return line;
    }

    public LegalBasis LegalBasis(string number, string name)
    {
        var basis = new LegalBasis(number, name);
        if (_legalBases.TryGetValue(basis, out var known))
        {
            return known;
        }

        _legalBases[basis] = basis;
        return basis;
    }
}
