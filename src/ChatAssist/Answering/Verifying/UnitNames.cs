namespace ChatAssist.Answering;

/// <summary>What a number counts: "ngày" is not "ngày làm việc", "bản sao" is not "bản chính".</summary>
internal static class UnitNames
{
    private static readonly (string[] Words, string Unit)[] Names =
    [
        (["ngày", "làm", "việc"], "ngày làm việc"), (["ngày", "hành", "chính"], "ngày làm việc"), (["ngày", "công"], "ngày làm việc"),
        (["ngày", "hôm"], ""), (["ngày"], "ngày"), (["hôm"], "ngày"), (["bữa"], "ngày"),
        (["giờ", "làm", "việc"], "giờ làm việc"), (["giờ"], "giờ"), (["tiếng"], "giờ"), (["h"], "giờ"), (["phút"], "phút"), (["tuần"], "tuần"),
        (["tháng"], "tháng"), (["năm"], "năm"), (["tuổi"], "tuổi"),
        (["việt", "nam", "đồng"], "đồng"), (["đồng"], "đồng"), (["đ"], "đồng"), (["d"], "đồng"), (["vnđ"], "đồng"), (["vnd"], "đồng"),
        (["usd"], "usd"), (["đô", "la", "mỹ"], "usd"), (["đô", "la"], "usd"),
        (["%"], "%"), (["phần", "trăm"], "%"),
        (["bản", "chính"], "bản chính"), (["bản", "gốc"], "bản chính"), (["bản", "sao"], "bản sao"), (["bản", "photo"], "bản sao"), (["bản"], "bản"),
        (["bộ"], "bộ"), (["ảnh"], "ảnh"), (["tấm", "ảnh"], "ảnh"), (["tấm"], "ảnh"), (["người"], "người"), (["lần"], "lần"), (["trang"], "trang"),
        (["mét", "vuông"], "m2"), (["m2"], "m2"), (["m²"], "m2"), (["mét"], "m"), (["m"], "m"), (["cm"], "cm"), (["km"], "km"), (["kg"], "kg"), (["ha"], "ha"),
        (["tỷ", "lệ"], ""), (["trường", "hợp"], "trường hợp"), (["loại"], "loại"), (["bước"], "bước"), (["cách"], "cách"), (["điểm"], "điểm"), (["hồ", "sơ"], "hồ sơ"), (["giấy"], "giấy"), (["tờ"], "tờ"), (["thành", "viên"], "thành viên"), (["hộ"], "hộ"), (["đơn", "vị"], "đơn vị"), (["nơi"], "nơi"),
    ];

    private static readonly HashSet<string> Loose = new(StringComparer.Ordinal) { "người", "lần", "bản", "bộ", "loại", "cách", "nơi", "hồ sơ", "giấy", "tờ", "hộ", "trang", "m", "đơn vị", "điểm", "trường hợp", "bước", "ảnh", "thành viên" };

    /// <summary>A word such as "một" before these is an article as often as a number.</summary>
    public static bool IsLoose(string unit) => Loose.Contains(unit);

    /// <summary>Units of one kind: a time in days and one in months are told of the same sort of thing.</summary>
    public static string Family(string unit) => IsTime(unit) ? "thời gian" : unit.StartsWith("bản", StringComparison.Ordinal) ? "bản" : unit;

    public static bool IsTime(string unit) => unit is "ngày" or "ngày làm việc" or "giờ" or "giờ làm việc" or "phút" or "tuần" or "tháng";

    /// <summary>The unit that begins at <paramref name="at"/>; empty where none does.</summary>
    public static string Of(IReadOnlyList<RawToken> tokens, int at, out int length)
    {
        foreach (var (words, unit) in Names)
        {
            if (at + words.Length <= tokens.Count && words.Select((word, i) => tokens[at + i].Text == word).All(same => same))
            {
                length = words.Length;
                return unit;
            }
        }

        length = 0;
        return "";
    }
}
