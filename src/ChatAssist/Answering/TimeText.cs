using System.Text.RegularExpressions;
using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Thời hạn giải quyết, ways with the same time together.</summary>
internal static partial class TimeText
{
    private const string Section = "Thời hạn";

    private const int Longest = 125;

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
    private static string Since(string time) => Counted().IsMatch(time) ? ", tính từ khi nơi tiếp nhận nhận đủ hồ sơ." : ".";

    // Without an amount only the description knows, and where it is long it says much else besides.
    private static string Say(ProcessingTime time)
    {
        if (time.Amount is not null)
        {
            return Wording.Time(time);
        }

        var description = Label().Replace(time.Description.ReplaceLineEndings(" "), "").TrimStart('-', '+', '*', '•', ' ').TrimEnd('.', ';', ' ');
        var span = Span().Match(description);
        return !span.Success ? ""
            : span.Index + span.Length <= Longest ? Wording.Shorten(description, Longest)
            : $"…{Wording.Shorten(description[(description.LastIndexOf(' ', span.Index - (Longest / 2)) + 1)..], Longest)}";
    }

    [GeneratedRegex(@"^\d+ (ngày làm việc|ngày|tháng)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^\W*(thời hạn|thời gian)( giải quyết)?( hồ sơ)?\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex(@"(\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s*(\([^)]*\)\s*)?(ngày|giờ|tháng|năm|tuần|phút)|trong ngày|ngay sau khi|ngay khi|trong buổi", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Span();
}
