using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatAssist.Guides;

/// <summary>Reads thời hạn from the export: trusts a number only with its unit, and words only where they speak of time.</summary>
internal static partial class ExportTimes
{
    public static ProcessingTime? Read(ExportMethod method, string description)
    {
        var unit = method.ProcessingTimeUnit switch
        {
            "WORKING_DAY" => TimeUnit.WorkingDay,
            "DAY" => TimeUnit.Day,
            "HOUR" => TimeUnit.Hour,
            "MONTH" => TimeUnit.Month,
            "YEAR" => TimeUnit.Year,
            _ => TimeUnit.Other,
        };
        var words = SpeaksOfTime().IsMatch(description) ? description : "";
        var amount = method.ProcessingTime.Value;
        if (unit != TimeUnit.Other && amount is > 0 and < int.MaxValue)
        {
            return decimal.Truncate(amount.Value) == amount
                ? new ProcessingTime((int)amount, unit, words)
                : new ProcessingTime(null, TimeUnit.Other, Join(Fraction(amount.Value, unit), words));
        }

        // With OTHER the number means nothing; sometimes words stand in its place.
        words = Join(SpeaksOfTime().IsMatch(method.ProcessingTime.Words ?? "") ? CleanText.Line(method.ProcessingTime.Words) : "", words);
        return words.Length > 0 ? new ProcessingTime(null, TimeUnit.Other, words) : null;
    }

    private static string Fraction(decimal amount, TimeUnit unit)
    {
        var number = amount.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');
        return unit switch
        {
            TimeUnit.WorkingDay => $"{number} ngày làm việc",
            TimeUnit.Day => $"{number} ngày",
            TimeUnit.Hour => $"{number} giờ",
            TimeUnit.Month => $"{number} tháng",
            _ => $"{number} năm",
        };
    }

    private static string Join(string first, string second) =>
        first.Length == 0 || second.Contains(first, StringComparison.Ordinal) ? second
        : second.Length == 0 ? first
        : $"{first}; {second}";

    [GeneratedRegex(@"\d\s*(?:\([^)]{1,30}\)\s*)?(?:ngày|giờ|tháng|năm|tuần|phút)\b|\btrong\s+(?:ngày|giờ|buổi)|\bngay\s+(?:sau|khi|trong|lập tức)|ngày làm việc tiếp theo|thời (?:hạn|gian) (?:giải quyết|thực hiện|xử lý|cấp|thẩm định|trả kết quả)|\bkể từ (?:ngày|khi|thời điểm)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SpeaksOfTime();
}
