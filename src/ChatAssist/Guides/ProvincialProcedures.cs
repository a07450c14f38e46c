using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>
/// What one province made for itself is wrong for everybody else: its place, its money. It counts little unless the
/// question names the province, or it is this province's own.
/// </summary>
/// <param name="own">The name of the province that runs this assistant.</param>
internal sealed class ProvincialProcedures(IEnumerable<Procedure> procedures, string own)
{
    private readonly Dictionary<string, string> _provinces = procedures
        .Where(procedure => procedure.IsProvincial && ProvinceOf(procedure.PublishedBy) != ProvinceOf(own))
        .DistinctBy(procedure => procedure.Code)
        .ToDictionary(procedure => procedure.Code, procedure => ProvinceOf(procedure.PublishedBy));

    /// <summary>True for another province's own procedure where the question does not name that province.</summary>
    public bool IsElsewhere(Procedure procedure, string foldedQuestion) =>
        procedure.IsProvincial && _provinces.TryGetValue(procedure.Code, out var province) && !IsNamed(province, foldedQuestion);

    private static bool IsNamed(string province, string foldedQuestion) => province.Length > 0 && foldedQuestion.Contains(province, StringComparison.Ordinal);

    private static string ProvinceOf(string publishedBy)
    {
        var folded = VietnameseText.Fold(publishedBy);
        var begin = Math.Max(folded.LastIndexOf("tinh ", StringComparison.Ordinal), folded.LastIndexOf("thanh pho ", StringComparison.Ordinal));
        return begin < 0 ? "" : folded[begin..].Replace("tinh ", "", StringComparison.Ordinal).Replace("thanh pho ", "", StringComparison.Ordinal).Trim();
    }
}
