using System.Text.RegularExpressions;

namespace ChatAssist.Guides;

/// <summary>Reads phí, lệ phí from the export: an amount only in đồng and only where the number means one.</summary>
internal static partial class ExportFees
{
    // Below this no fee is charged in đồng; what stands there is dollars, per cent or hundreds of thousands.
    private const decimal SmallestAmount = 1000;

    public static IReadOnlyList<Fee> Read(ExportMethod method, string methodDescription, TextPool pool) =>
        [.. (method.Fees ?? []).OfType<ExportFee>()
            .Select(fee => Read(fee, methodDescription, pool))
            .Where(fee => fee.Amount is not null || fee.Description.Length > 0)
            .Distinct()];

    private static Fee Read(ExportFee fee, string methodDescription, TextPool pool)
    {
        var kind = fee.Type switch
        {
            "SERVICE_FEE" => FeeKind.ServiceFee,
            "PRICE_LEVEL" => FeeKind.PriceLevel,
            _ => FeeKind.Charge,
        };
        var description = pool.Line(StrayUnit().Replace(fee.Description ?? "", "").TrimStart('-', '+', '*', ' ').TrimEnd(';', ' '));
        var value = fee.Value.Value ?? 0;
        if (value <= 0)
        {
            return new Fee(kind, SaysFree(description) ? 0 : null, description);
        }

        if (IsForeign(fee.CurrencyName) || (value < SmallestAmount && IsForeign(methodDescription)))
        {
            return new Fee(kind, null, $"{value:0.##} USD{(description.StartsWith('/') ? "" : " ")}{description}".TrimEnd());
        }

        // "20" beside "20.000 vnđ /tờ khai": the words are right, the number lost its zeros.
        return new Fee(kind, value >= SmallestAmount ? value : null, description);
    }

    /// <summary>True where the words themselves say that nothing is paid, and not that somebody else decides how much.</summary>
    private static bool SaysFree(string description) =>
        Free().IsMatch(description) && !Money().IsMatch(description);

    private static bool IsForeign(string? text) => text is not null && Dollars().IsMatch(text);

    [GeneratedRegex(@"^\W*(?:được\s+)?(?:miễn|không\s+(?:thu|phải nộp|phải trả|phải đóng|mất))\b(?!\s*,?\s*giảm)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Free();

    [GeneratedRegex(@"[1-9][\d.,]*\s*(?:đồng|đ|vnđ|vnd|triệu)\b|hội đồng nhân dân|HĐND", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(@"\bUSD\b|đô\s*la|đôla", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dollars();

    // An older portal printed the unit after the words: "Miễn phí Đồng - Trường hợp…".
    [GeneratedRegex(@"(?<=^\W*miễn (?:lệ )?phí) Đồng\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StrayUnit();
}
