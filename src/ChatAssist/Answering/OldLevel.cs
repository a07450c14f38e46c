using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Records that still send people to a district: there is none since 1 July 2025 (Luật 72/2025/QH15).</summary>
internal static class OldLevel
{
    public const string Note = "Từ 1/7/2025 không còn cấp huyện, thị trấn: việc này nay ở xã, phường hoặc tỉnh. Anh/chị hỏi Trung tâm Phục vụ hành chính công gần nhất.";

    private static readonly string[] Names = ["cap huyen", "quan, huyen", "huyen, quan", "thi tran", "ubnd huyen"];

    public static bool IsNamedIn(string place)
    {
        var folded = VietnameseText.Fold(place);
        // Social insurance has offices of its own, outside the two levels.
        return !folded.Contains("bao hiem xa hoi", StringComparison.Ordinal) && Array.Exists(Names, name => folded.Contains(name, StringComparison.Ordinal));
    }
}
