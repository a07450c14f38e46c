using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>
/// What one province made for itself is wrong for everybody else: its place, its money. It counts little unless the
/// question names the province, or it is this province's own.
/// </summary>
internal static class ProvincialProcedures
{
    /// <summary>The name, without marks, of another province that made the procedure for itself; null for all others.</summary>
    /// <param name="own">The name of the province that runs this assistant.</param>
    public static string? OwnerElsewhere(Procedure procedure, string own) =>
        procedure.IsProvincial && ProvinceOf(procedure.PublishedBy) is var owner && owner != ProvinceOf(own) ? owner : null;

    private static string ProvinceOf(string publishedBy)
    {
        var folded = VietnameseText.Fold(publishedBy);
        var begin = Math.Max(folded.LastIndexOf("tinh ", StringComparison.Ordinal), folded.LastIndexOf("thanh pho ", StringComparison.Ordinal));
        return begin < 0 ? "" : folded[begin..].Replace("tinh ", "", StringComparison.Ordinal).Replace("thanh pho ", "", StringComparison.Ordinal).Trim();
    }
}
