namespace ChatAssist.AdminUnits;

/// <summary>Đơn vị hành chính: a name that people use for where they live, of today or of before 1 July 2025, and what it is now.</summary>
/// <param name="Name">With its kind: "Xã Nhơn Hậu".</param>
/// <param name="District">The district of a former commune, with its kind; empty for others.</param>
/// <param name="Province">The province of then, with its kind; of now for a commune of today.</param>
/// <param name="ProvinceNow">The province of today.</param>
/// <param name="Now">For what is gone the communes of today that it went into, for a province the one of today; for a commune of today the former ones that went into it.</param>
public sealed record AdminUnit(AdminUnitKind Kind, string Name, string District, string Province, string ProvinceNow, IReadOnlyList<string> Now)
{
    private static readonly string[] s_kinds = ["Thành phố", "Thị trấn", "Đặc khu", "Thị xã", "Phường", "Huyện", "Quận", "Tỉnh", "Xã"];

    /// <summary>"Xã", "Phường", "Thị trấn"…</summary>
    public string KindName => Array.Find(s_kinds, kind => Name.StartsWith($"{kind} ", StringComparison.Ordinal)) ?? "";

    /// <summary>The name alone: "Nhơn Hậu".</summary>
    public string BareName => Name[KindName.Length..].TrimStart();

    /// <summary>As it stands within a sentence: "xã Nhơn Hậu".</summary>
    public static string InSentence(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

public enum AdminUnitKind
{
    /// <summary>Xã, phường of today.</summary>
    Commune,

    /// <summary>Xã, phường, thị trấn of before 1 July 2025.</summary>
    FormerCommune,

    /// <summary>Huyện, quận, thị xã, thành phố: none is left.</summary>
    FormerDistrict,

    /// <summary>One of the 63 provinces of before.</summary>
    FormerProvince,
}
