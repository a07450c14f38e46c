using System.Globalization;
using System.Text.Json.Nodes;
using ChatAssist.Answering;

namespace ChatAssist.Web.WebChat;

/// <summary>Sources as Bot Framework clients know them: a schema.org message with claims, matched by position to [1], [2]… in the text.</summary>
internal static class Citations
{
    private const int LongestName = 80;
    private const int LongestAbstract = 160;

    public static JsonNode Entity(IReadOnlyList<Source> sources) => new JsonObject
    {
        ["type"] = "https://schema.org/Message",
        ["@context"] = "https://schema.org",
        ["@type"] = "Message",
        ["@id"] = "",
        ["keywords"] = new JsonArray("AllowCopy"),
        ["citation"] = new JsonArray([.. sources.Select(Claim)]),
    };

    /// <summary>"Đăng ký tạm trú (1.004194), dữ liệu ngày 18/7/2026": clients that know nothing of our chips still show the date.</summary>
    public static string Name(Source source)
    {
        var note = (source.Code.Length > 0 ? $" ({source.Code})" : "") + $", dữ liệu ngày {source.DataDate.Day}/{source.DataDate.Month}/{source.DataDate.Year}";
        return Shorten(source.Name, LongestName - note.Length) + note;
    }

    private static JsonNode Claim(Source source, int index)
    {
        var position = (index + 1).ToString(CultureInfo.InvariantCulture);
        var document = new JsonObject
        {
            ["@type"] = "DigitalDocument",
            ["name"] = Name(source),
            ["abstract"] = Shorten(source.Quote.Length > 0 ? $"{source.Section}: {source.Quote}" : source.Section, LongestAbstract),
            ["encodingFormat"] = "text/html",
            ["dateModified"] = source.DataDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (source.Url.Length > 0)
        {
            document["url"] = source.Url;
        }

        return new JsonObject { ["@type"] = "Claim", ["@id"] = $"_:c{position}", ["position"] = position, ["appearance"] = document };
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1).TrimEnd(), "…");
}
