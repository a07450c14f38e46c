using System.Text.RegularExpressions;
using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Thời hạn giải quyết, ways with the same time together.</summary>
internal static partial class TimeText
{
    private const string Section = "Thời hạn";

    private const int Longest = 170;

    public static FacetText? Write(Procedure procedure, int budget)
    {
        var timed = procedure.Methods
            .Where(method => method.Time is not null)
            .Select(method => (method.Way, Said: Say(method.Time!), method.Time!.Description))
            .Where(method => method.Said.Length > 0)
            .ToList();
        if (timed.Count == 0)
        {
            return null;
        }

        var groups = timed.GroupBy(method => method.Said, method => method.Way).ToList();
        var quote = string.Join(" ", timed.Select(method => method.Description).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));
        return new FacetText(
            groups is [var only]
                ? $"Thời hạn giải quyết: **{only.Key}**{Since(only.Key)}"
                : $"Thời hạn giải quyết:\n{Bullets.Fit([.. groups.Select(group => $"{Wording.Ways(group)}: **{group.Key}**")], budget, "mức")}",
            Section,
            quote);
    }

    // The clock starts when the dossier is complete: Nghị định 309/2026/NĐ-CP, điều 8.
    private static string Since(string time) => time.EndsWith("ngày làm việc", StringComparison.Ordinal) || time.EndsWith("ngày", StringComparison.Ordinal)
        ? ", tính từ khi nơi tiếp nhận nhận đủ hồ sơ."
        : ".";

    // Without an amount only the description knows, and it says much else: the first sentence that names a time is it.
    private static string Say(ProcessingTime time) => time.Amount is null
        ? Wording.Shorten(Sentences().Split(time.Description).FirstOrDefault(sentence => Span().IsMatch(sentence)) ?? "", Longest).TrimEnd('.', ';').TrimStart('-', '+', '*', '•', ' ')
        : Wording.Time(time);

    [GeneratedRegex(@"(?<=[.;])\s+|\n", RegexOptions.CultureInvariant)]
    private static partial Regex Sentences();

    [GeneratedRegex(@"(\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s*(\([^)]*\)\s*)?(ngày|giờ|tháng|năm|tuần|phút)|trong ngày|ngay sau khi|ngay khi|trong buổi", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Span();
}
