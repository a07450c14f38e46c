using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Says one part of a procedure from its record.</summary>
internal static class FacetWriter
{
    /// <param name="caseName">The case chosen, or empty.</param>
    /// <param name="budget">About how many characters there are room for.</param>
    /// <returns>Null where the record says nothing of it.</returns>
    public static FacetText? Write(Facet facet, Procedure procedure, Guide? guide, string caseName, int budget) => facet switch
    {
        Facet.Documents => DocumentsText.Write(procedure, caseName, budget),
        Facet.Fees => FeesText.Write(procedure, budget),
        Facet.Time => TimeText.Write(procedure, budget),
        Facet.Place => PlaceText.Write(procedure, budget),
        Facet.HowTo => StepsText.Write(procedure, guide, budget),
        Facet.Online => OnlineText.Write(procedure, guide, budget),
        Facet.Conditions => Plain("Yêu cầu, điều kiện", procedure.Conditions, budget),
        Facet.Outcome => List("Kết quả", "Làm xong anh/chị nhận được", procedure.Outcomes, budget),
        Facet.LegalBasis => List("Căn cứ pháp lý", "Thủ tục này dựa trên", procedure.LegalBases.Select(LawName), budget),
        Facet.Forms => FormsText.Write(procedure, budget),
        _ => null,
    };

    /// <summary>What a button and a source chip call the facet.</summary>
    public static string Name(Facet facet) => facet switch
    {
        Facet.Documents => "Giấy tờ cần có",
        Facet.Fees => "Lệ phí",
        Facet.Time => "Thời hạn",
        Facet.Place => "Nộp ở đâu",
        Facet.HowTo => "Cách làm từng bước",
        Facet.Online => "Nộp trực tuyến",
        Facet.Conditions => "Điều kiện",
        Facet.Outcome => "Kết quả nhận được",
        Facet.LegalBasis => "Căn cứ pháp lý",
        Facet.Forms => "Mẫu đơn, tờ khai",
        Facet.Penalty => "Mức phạt",
        _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, null),
    };

    private static FacetText? Plain(string section, string text, int budget) => text.Length == 0
        ? null
        : new FacetText($"{section}: {Wording.Shorten(text, budget - section.Length)}", section, text);

    private static FacetText? List(string section, string opening, IEnumerable<string> items, int budget)
    {
        var list = items.ToList();
        return list.Count == 0 ? null : new FacetText($"{opening}:\n{Bullets.Fit(list, budget - opening.Length, "mục")}", section, string.Join("; ", list));
    }

    // Law names in the export often begin with their own number, or are a paragraph long.
    private static string LawName(LegalBasis basis) => basis.Name.Contains(basis.Number, StringComparison.OrdinalIgnoreCase) || basis.Number.Length == 0
        ? basis.Name
        : $"{Wording.Shorten(basis.Name, 110)} ({basis.Number})";
}

/// <summary>A part of an answer.</summary>
/// <param name="Section">What part of the record it says.</param>
/// <param name="Quote">The record's own words.</param>
/// <param name="Cases">Cases to choose from where the record's parts differ by case.</param>
/// <param name="NextStep">The first step that did not fit; 0 where all did.</param>
/// <param name="IsQuestion">True where nothing can be said before a case is chosen.</param>
internal sealed record FacetText(string Text, string Section, string Quote, IReadOnlyList<string>? Cases = null, bool IsQuestion = false, int NextStep = 0);

