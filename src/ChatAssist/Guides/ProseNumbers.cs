using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatAssist.Guides;

/// <summary>
/// Finds amounts and time spans in a guide's prose that its structured facts do not hold: nobody cross-checks those,
/// so they go stale unseen.
/// </summary>
internal static partial class ProseNumbers
{
    public static IEnumerable<Problem> Check(GuideFile file, Guide guide)
    {
        var known = new HashSet<(decimal, string)>(guide.Procedures.SelectMany(procedure => Facts(procedure.Facts)));
        known.UnionWith(guide.Procedures.Where(procedure => procedure.Corrects is not null).SelectMany(procedure => In(procedure.Corrects!.Reason)));
        (string Key, string Text, int Line)[] prose =
        [
            ("summary", guide.Summary, file.LineOf(guide.Summary)),
            .. guide.Steps.Select(step => ("steps", $"{step.Title}. {step.Text}", file.LineOf(step))),
            .. guide.Mistakes.Select(mistake => ("mistakes", $"{mistake.Wrong}. {mistake.Right}", file.LineOf(mistake))),
        ];
        return
            from each in prose
            from number in In(each.Text).Distinct()
            where !known.Contains(number)
            select new Problem(guide.Path, each.Line, $"`{each.Key}` says {number.Amount.ToString("#,0.##", Vietnamese)} {number.Unit}, which stands in no structured fact of this guide");
    }

    /// <summary>The amounts of money in đồng, and the time spans, that a text names.</summary>
    public static IEnumerable<(decimal Amount, string Unit)> In(string text)
    {
        foreach (Match match in Money().Matches(text))
        {
            var factor = match.Groups["scale"].Value.ToUpperInvariant() switch
            {
                "NGHÌN" or "NGÀN" => 1000m,
                "TRIỆU" => 1_000_000m,
                _ => 1m,
            };
            if (Parse(match.Groups["n"].Value, factor) is { } amount)
            {
                yield return (amount * factor, "đồng");
            }
        }

        foreach (Match match in Span().Matches(text))
        {
            if (Parse(match.Groups["n"].Value, 1) is { } amount)
            {
                yield return (amount, WhiteSpace().Replace(match.Groups["unit"].Value.ToLowerInvariant(), " "));
            }
        }
    }

    private static IEnumerable<(decimal, string)> Facts(Procedure facts)
    {
        foreach (var method in facts.Methods)
        {
            if (method.Time is { Amount: { } amount } time)
            {
                yield return (amount, UnitName(time.Unit));
            }

            foreach (var fee in method.Fees.Where(fee => fee.Amount is not null))
            {
                yield return (fee.Amount!.Value, "đồng");
            }
        }

        IEnumerable<string> texts =
        [
            facts.Conditions, facts.ReceivingPlace, .. facts.DossierNotes, .. facts.Outcomes,
            .. facts.Cases.Select(each => each.Name), .. facts.Cases.SelectMany(each => each.Items).Select(item => item.Name),
            .. facts.Methods.Select(method => method.Time?.Description ?? ""), .. facts.Methods.SelectMany(method => method.Fees).Select(fee => fee.Description),
        ];
        foreach (var number in texts.SelectMany(In))
        {
            yield return number;
        }
    }

    public static string UnitName(TimeUnit unit) => unit switch
    {
        TimeUnit.WorkingDay => "ngày làm việc",
        TimeUnit.Day => "ngày",
        TimeUnit.Hour => "giờ",
        TimeUnit.Month => "tháng",
        TimeUnit.Year => "năm",
        _ => "",
    };

    private static decimal? Parse(string number, decimal factor)
    {
        if (Words.TryGetValue(number.ToLowerInvariant(), out var value))
        {
            return value;
        }

        // "7.000" is seven thousand; "1,5 triệu" is one and a half.
        var plain = factor > 1 || !Grouped().IsMatch(number) ? number.Replace(',', '.') : number.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    private static readonly Dictionary<string, decimal> Words = new(StringComparer.Ordinal)
    {
        ["hai"] = 2,
        ["ba"] = 3,
        ["bốn"] = 4,
        ["năm"] = 5,
        ["sáu"] = 6,
        ["bảy"] = 7,
        ["tám"] = 8,
        ["chín"] = 9,
        ["mười"] = 10,
    };

    [GeneratedRegex(@"(?<![\d.,/])(?<n>\d+(?:[.,]\d+)*)\s*(?:(?<scale>nghìn|ngàn|triệu)(?:\s*(?:đồng|đ|VNĐ)\b)?|(?:đồng|đ|VNĐ|VND)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(@"(?<![\d.,/–-])(?<n>\d+(?:,\d+)?|\b(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))\s+(?<unit>ngày\s+làm\s+việc|ngày|giờ|tháng|năm|tuần)(?!\p{L})(?!\s*/?\s*\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex(@"^\d{1,3}(?:[.,]\d{3})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();
}
