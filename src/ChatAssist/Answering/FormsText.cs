using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Mẫu đơn, tờ khai: the dossier's items that are forms, to be downloaded from the procedure's page.</summary>
internal static class FormsText
{
    private static readonly string[] Signs = ["to khai", "mau ", "don ", "giay de nghi", "phieu "];

    public static FacetText? Write(Procedure procedure, int budget)
    {
        var forms = procedure.Cases.SelectMany(dossierCase => dossierCase.Items).Where(IsForm).Select(item => item.Name).Distinct(StringComparer.Ordinal).ToList();
        const string Closing = "\nTải mẫu ở trang thủ tục, mục Thành phần hồ sơ.";
        return forms.Count == 0 ? null : new FacetText(
            $"Mẫu cần điền:\n{Bullets.Fit(forms, budget - Closing.Length, "mẫu")}{Closing}", "Mẫu đơn, tờ khai", string.Join("; ", forms));
    }

    private static bool IsForm(DossierItem item)
    {
        var name = VietnameseText.Fold(item.Name);
        return item.FormFiles.Count > 0 || Array.Exists(Signs, sign => name.StartsWith(sign, StringComparison.Ordinal));
    }
}
