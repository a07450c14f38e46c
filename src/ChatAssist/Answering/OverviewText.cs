using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>The first answer where no part was asked for: what it is, where, how long, how much.</summary>
internal static class OverviewText
{
    private const int LongestLine = 200;

    public static string Write(Procedure procedure, Guide? guide)
    {
        var isMain = guide is { Procedures.Count: > 0 } && guide.Procedures[0].Facts.Code == procedure.Code;
        string?[] lines =
        [
            isMain ? guide!.Summary : null,
            Place(procedure),
            TimeText.Write(procedure, LongestLine) is { } time && !time.Text.Contains('\n') && !time.Text.Contains('…') ? time.Text : null,
            FeesText.Brief(procedure),
            "Anh/chị muốn biết phần nào ạ?",
        ];
        return string.Join('\n', lines.OfType<string>());
    }

    private static string? Place(Procedure procedure)
    {
        var place = procedure.ReceivingPlace.Length > 0 ? procedure.ReceivingPlace : string.Join(", ", procedure.Authorities);
        var ways = procedure.Methods.Select(method => method.Way).Distinct().ToList();
        var by = ways.Count == 0 ? "" : $" ({Wording.Ways(ways).Replace("Nộp ", "", StringComparison.Ordinal)})";
        return place.Length == 0 ? null : $"Nộp tại: **{Wording.Shorten(place, LongestLine - 60).TrimEnd('.')}**{by}.{(OldLevel.IsNamedIn(place) ? $"\n{OldLevel.Note}" : "")}";
    }
}
