using System.Globalization;
using System.Text.Json;
using ChatAssist.Answering;

namespace ChatAssist.Web.WebChat;

/// <summary>Sources as Bot Framework clients know them: a schema.org message with claims, matched by position to [1], [2]… in the text.</summary>
internal static class Citations
{
    private const int LongestName = 80;
    private const int LongestAbstract = 160;

    public static void Write(Utf8JsonWriter json, IReadOnlyList<Source> sources)
    {
        json.WriteStartObject();
        json.WriteString("type", "https://schema.org/Message");
        json.WriteString("@context", "https://schema.org");
        json.WriteString("@type", "Message");
        json.WriteString("@id", "");
        json.WriteStartArray("keywords");
        json.WriteStringValue("AllowCopy");
        json.WriteEndArray();
        json.WriteStartArray("citation");
        for (var index = 0; index < sources.Count; index++)
        {
            WriteClaim(json, sources[index], (index + 1).ToString(CultureInfo.InvariantCulture));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>"Đăng ký tạm trú (1.004194), dữ liệu ngày 18/7/2026": clients that know nothing of our chips still show the date.</summary>
    public static string Name(Source source)
    {
        var note = (source.Code.Length > 0 ? $" ({source.Code})" : "") + $", dữ liệu ngày {source.DataDate.Day}/{source.DataDate.Month}/{source.DataDate.Year}";
        return Shorten(source.Name, LongestName - note.Length) + note;
    }

    private static void WriteClaim(Utf8JsonWriter json, Source source, string position)
    {
        json.WriteStartObject();
        json.WriteString("@type", "Claim");
        json.WriteString("@id", $"_:c{position}");
        json.WriteString("position", position);
        json.WriteStartObject("appearance");
        json.WriteString("@type", "DigitalDocument");
        json.WriteString("name", Name(source));
        json.WriteString("abstract", Shorten(source.Quote.Length > 0 ? $"{source.Section}: {source.Quote}" : source.Section, LongestAbstract));
        json.WriteString("encodingFormat", "text/html");
        json.WriteString("dateModified", source.DataDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (source.Url.Length > 0)
        {
            json.WriteString("url", source.Url);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1).TrimEnd(), "…");
}
