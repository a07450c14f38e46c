using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Phí, lệ phí: online and in person apart, with what filing online saves.</summary>
internal static class FeesText
{
    private const string Section = "Lệ phí";

    public static FacetText? Write(Procedure procedure, int budget)
    {
        var methods = procedure.Methods.Where(method => method.Fees.Count > 0).ToList();
        if (methods.Count == 0)
        {
            return null;
        }

        var lines = methods
            .GroupBy(method => string.Join('\n', method.Fees.Select(Line).Distinct(StringComparer.Ordinal)))
            .SelectMany(group => Lines(Wording.Ways(group.Select(method => method.Way)), group.First(), methods))
            .ToList();
        var quote = string.Join(" ", methods.SelectMany(method => method.Fees).Select(fee => fee.Description).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));
        return new FacetText($"{Heading(methods)}:\n{Bullets.Fit(lines, budget - Section.Length, "mức")}{Exemption(methods)}", Section, quote);
    }

    private static string Heading(List<SubmissionMethod> methods)
    {
        var kinds = methods.SelectMany(method => method.Fees).Select(fee => fee.Kind).Distinct().ToList();
        return kinds is [FeeKind.ServiceFee] ? "Phí" : kinds is [FeeKind.Charge] ? "Lệ phí" : "Phí, lệ phí";
    }

    private static IEnumerable<string> Lines(string ways, SubmissionMethod method, List<SubmissionMethod> all)
    {
        var paid = method.Fees.Where(fee => !fee.IsFree).DistinctBy(Line).OrderBy(fee => fee.Amount is null).ToList();
        return paid.Count > 0
            ? paid.Select(fee => $"{ways}: {Line(fee)}{Saving(method, fee, all)}")
            : method.Fees.Take(1).Select(fee => $"{ways}: {Line(fee)}");
    }

    private static string Line(Fee fee)
    {
        var note = Note(fee);
        return fee.Amount switch
        {
            null => note,
            0 => note.Length > 0 && !note.StartsWith("miễn", StringComparison.OrdinalIgnoreCase) ? $"**miễn phí** ({note})" : "**miễn phí**",
            { } amount => note.Length > 0 ? $"**{Wording.Money(amount)}** ({note})" : $"**{Wording.Money(amount)}**",
        };
    }

    // The record repeats the way and the amount in words; who pays is all that has to be added.
    private static string Note(Fee fee) => Wording.Item(fee.Description, 120);

    private static string Saving(SubmissionMethod method, Fee fee, List<SubmissionMethod> all)
    {
        var direct = all.Find(other => other.Way == SubmissionWay.Direct);
        if (method.Way != SubmissionWay.Online || direct is null || fee.Amount is null)
        {
            return "";
        }

        var same = direct.Fees.Where(other => FeeSubject.IsSame(other, fee)).ToList();
        return same is [{ Amount: { } amount }] && amount > fee.Amount ? $", rẻ hơn {Wording.Money(amount - fee.Amount.Value)}" : "";
    }

    private static string Exemption(List<SubmissionMethod> methods) =>
        methods.Exists(method => method.Fees.Any(fee => fee.IsFree) && method.Fees.Any(fee => fee.Amount > 0)) ? "\nMột số trường hợp được miễn." : "";
}
