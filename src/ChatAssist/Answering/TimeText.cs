using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Thời hạn giải quyết, ways with the same time together.</summary>
internal static class TimeText
{
    private const string Section = "Thời hạn";

    public static FacetText? Write(Procedure procedure, int budget)
    {
        var timed = procedure.Methods.Where(method => method.Time is { } time && Wording.Time(time).Length > 0).ToList();
        if (timed.Count == 0)
        {
            return null;
        }

        var groups = timed.GroupBy(method => Say(method.Time!)).ToList();
        var quote = string.Join(" ", timed.Select(method => method.Time!.Description).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));
        var text = groups is [var only]
            ? $"Thời hạn giải quyết: **{only.Key}**{Since(only.Key)}"
            : $"Thời hạn giải quyết:\n{Bullets.Fit([.. groups.Select(group => $"{Wording.Ways(group.Select(method => method.Way))}: **{group.Key}**")], budget, "mức")}";
        return new FacetText(text, Section, quote);
    }

    // The clock starts when the dossier is complete: concepts.md section 8, Nghị định 309/2026 điều 8.
    private static string Since(string time) => time.EndsWith("ngày làm việc", StringComparison.Ordinal) || time.EndsWith("ngày", StringComparison.Ordinal)
        ? ", tính từ khi nơi tiếp nhận nhận đủ hồ sơ."
        : ".";

    private static string Say(ProcessingTime time) => Wording.Time(time).TrimEnd('.');
}
