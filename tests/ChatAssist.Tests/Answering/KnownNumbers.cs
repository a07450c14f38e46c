using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatAssist.Answering;
using ChatAssist.Tests.Guides;

namespace ChatAssist.Tests.Answering;

/// <summary>The numbers that may be said of a procedure: those in its raw record, in its guide's file, and what is counted from them.</summary>
internal sealed partial class KnownNumbers
{
    private readonly Dictionary<string, HashSet<string>> _byId = new(StringComparer.Ordinal);

    public KnownNumbers()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(ExportFactAttribute.ExportPath!), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var record = JsonDocument.Parse(line);
            _byId[record.RootElement.GetProperty("id").GetString()!] = [.. In(Unescaped(record.RootElement))];
        }

        foreach (var guide in Assistants.National.Knowledge.Guides)
        {
            var numbers = In(File.ReadAllText(Path.Combine(Assistant.ShippedFolder, "guides", Path.GetRelativePath("guides", Inside(guide.Path))))).ToList();
            foreach (var procedure in guide.Procedures)
            {
                _byId[IdOf(procedure.Facts.Code)].UnionWith(numbers);
            }
        }
    }

    public IEnumerable<string> Invented(Said said)
    {
        // Our own constant words on the level that no longer exists.
        var text = Counted().Replace(said.Answer.Text.Replace("Từ 1/7/2025 không còn cấp huyện", "", StringComparison.Ordinal), " ");
        text = Saving().Replace(text, saving => IsDifference(said.Code, saving.Groups["amount"].Value) ? " " : saving.Value);
        return Number().Matches(text).Select(number => Plain(number.Value)).Where(number => !_byId[IdOf(said.Code)].Contains(number));
    }

    // A few codes stand twice in the export: with an internal procedure, or with a province's own.
    private static string IdOf(string code) => Assistants.National.Knowledge.Find(code)!.Id;

    private static bool IsDifference(string code, string amount)
    {
        var fees = Assistants.National.Knowledge.Find(code)!.Methods.SelectMany(method => method.Fees).Select(fee => fee.Amount).OfType<decimal>().ToList();
        return fees.Any(high => fees.Any(low => high - low == decimal.Parse(Plain(amount))));
    }

    private static string Inside(string path) => path.Replace('\\', '/') is var plain && plain.LastIndexOf("guides/", StringComparison.Ordinal) is >= 0 and var at ? plain[at..] : $"guides/{plain}";

    // "7.000", "7000" and "07" are one number each: points between thousands and leading zeros tell nothing apart.
    private static IEnumerable<string> In(string text) => Number().Matches(text).SelectMany(number => (IEnumerable<string>)[Plain(number.Value), .. Digits().Matches(number.Value).Select(digits => Plain(digits.Value))]);

    private static string Plain(string number) => number.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).TrimStart('0') is { Length: > 0 } plain ? plain : "0";

    private static string Unescaped(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => string.Join('\n', element.EnumerateObject().Select(member => Unescaped(member.Value))),
        JsonValueKind.Array => string.Join('\n', element.EnumerateArray().Select(Unescaped)),
        JsonValueKind.String => element.GetString()!,
        _ => element.GetRawText(),
    };

    [GeneratedRegex(@"\d+([.,]\d+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    // The places in a list, how much did not fit, and the one sentence of ours with a date that is in no record.
    [GeneratedRegex(@"Từ 1/7/2025 không còn cấp huyện|^\d+\. |và \d+ (giấy tờ|mức|mục|mẫu|trường hợp) khác|Còn \d+ bước nữa|\(có \d+ trường hợp", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Counted();

    [GeneratedRegex(@"rẻ hơn (?<amount>[\d.]+) đồng", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Saving();
}
