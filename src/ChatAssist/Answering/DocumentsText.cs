using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Thành phần hồ sơ: what to bring, with how many; asks for the case where nothing holds for everybody.</summary>
internal static class DocumentsText
{
    private const string Section = "Giấy tờ cần có";

    /// <summary>More buttons than this are no choice any more.</summary>
    private const int MostCases = 5;

    private const int LongestButton = 80;

    /// <summary>Short enough that a line with its quantity is not cut once more.</summary>
    private const int LongestName = 115;

    public static FacetText? Write(Procedure procedure, string caseName, int budget)
    {
        var situations = procedure.Cases.Where(dossierCase => dossierCase.Kind == CaseKind.Situation && dossierCase.Items.Count > 0).ToList();
        var chosen = situations.Find(situation => CaseButton(situation) == caseName);
        var everybody = procedure.Cases.Where(dossierCase => dossierCase.Kind != CaseKind.Situation && dossierCase.Items.Count > 0).ToList();
        if (chosen is null && everybody.Count == 0)
        {
            return situations.Count switch
            {
                0 => null,
                1 => List([situations[0]], [], budget),
                _ => AskForCase(situations),
            };
        }

        return List(chosen is null ? everybody : [.. everybody, chosen], chosen is null ? situations : [], budget);
    }

    /// <summary>What the button of a case says.</summary>
    public static string CaseButton(DossierCase dossierCase) => Wording.Item(dossierCase.Name, LongestButton);

    private static FacetText AskForCase(List<DossierCase> situations) => new(
        $"Giấy tờ khác nhau theo từng trường hợp. Anh/chị thuộc trường hợp nào ạ?{(situations.Count > MostCases ? $"\n(có {situations.Count} trường hợp, xem đủ ở trang thủ tục)" : "")}",
        Section,
        "",
        [.. situations.Take(MostCases).Select(CaseButton)],
        IsQuestion: true);

    private static FacetText List(List<DossierCase> cases, List<DossierCase> others, int budget)
    {
        var items = cases.SelectMany(dossierCase => dossierCase.Items.Select(item => Say(dossierCase, item))).Distinct(StringComparer.Ordinal).ToList();
        var opening = cases.Count == 1 && cases[0].Kind == CaseKind.Situation ? $"{CaseButton(cases[0])}, anh/chị cần:" : "Anh/chị cần có:";
        var text = $"{opening}\n{Bullets.Fit(items, budget - opening.Length, "giấy tờ", numbered: true)}";
        var quote = string.Join("; ", cases.SelectMany(dossierCase => dossierCase.Items).Select(item => item.Name));
        return others.Count == 0
            ? new FacetText(text, Section, quote)
            : new FacetText(text, Section, quote, [.. others.Take(MostCases).Select(CaseButton)]);
    }

    private static string Say(DossierCase dossierCase, DossierItem item)
    {
        var amounts = new List<string>();
        if (item.Originals > 0)
        {
            amounts.Add($"{item.Originals} bản chính");
        }

        if (item.Copies > 0)
        {
            amounts.Add($"{item.Copies} bản sao");
        }

        var name = Wording.Item(item.Name, LongestName);
        return dossierCase.Kind == CaseKind.ToPresent ? $"{name} (xuất trình)"
            : amounts.Count > 0 ? $"{name} ({string.Join(", ", amounts)})"
            : name;
    }
}
