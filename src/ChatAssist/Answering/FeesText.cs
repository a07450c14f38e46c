using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Phí, lệ phí: online and in person apart, with what filing online saves.</summary>
internal static class FeesText
{
    private const string Section = "Lệ phí";

    public static FacetText? Write(Procedure procedure, int budget)
    {
        var methods = procedure.Methods.Where(method => method.Fees.Count > 0).ToList();

        // First one line of each way, so that a short answer still tells online and direct apart.
        var lines = methods
            .SelectMany(method => Lines(method, methods).Select((line, place) => (method.Way, Line: line, Place: place)))
            .OrderBy(said => said.Place)
            .GroupBy(said => said.Line, said => said.Way)
            .Select(group => $"{Wording.Ways(group)}: {group.Key}")
            .ToList();
        if (lines.Count == 0)
        {
            return null;
        }

        var quote = string.Join(" ", methods.SelectMany(method => method.Fees).Select(fee => fee.Description).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));
        return new FacetText($"{Heading(methods)}:\n{Bullets.Fit(lines, budget - Section.Length, "mức")}{Exemption(methods)}", Section, quote);
    }

    /// <summary>One line for an overview: "Lệ phí: từ 7.000 đến 15.000 đồng, nộp trực tuyến rẻ hơn."; null where no amount is known.</summary>
    public static string? Brief(Procedure procedure)
    {
        var methods = procedure.Methods.Where(method => method.Fees.Any(fee => fee.Amount > 0)).ToList();
        var amounts = methods.SelectMany(method => method.Fees).Where(fee => fee.Amount > 0).Select(fee => fee.Amount!.Value).Distinct().Order().ToList();
        if (amounts.Count == 0)
        {
            return null;
        }

        var range = amounts.Count == 1 ? Wording.Money(amounts[0]) : $"từ {Wording.Money(amounts[0])} đến {Wording.Money(amounts[^1])}";
        var isCheaperOnline = methods.Exists(method => method.Fees.Any(fee => Saving(method, fee, methods).Length > 0));
        return $"{Heading(methods)}: **{range}**{(isCheaperOnline ? ", nộp trực tuyến rẻ hơn" : "")}.";
    }

    private static string Heading(List<SubmissionMethod> methods)
    {
        var kinds = methods.SelectMany(method => method.Fees).Select(fee => fee.Kind).Distinct().ToList();
        return kinds is [FeeKind.ServiceFee] ? "Phí" : kinds is [FeeKind.Charge] ? "Lệ phí" : "Phí, lệ phí";
    }

    private static IEnumerable<string> Lines(SubmissionMethod method, List<SubmissionMethod> all)
    {
        var paid = method.Fees.Where(fee => !fee.IsFree).OrderBy(fee => fee.Amount is null).ToList();
        return (paid.Count > 0 ? paid : [.. method.Fees.Take(1)])
            .Select(fee => Line(fee) + Saving(method, fee, all))
            .Where(line => line.Length > 0)
            .Distinct(StringComparer.Ordinal);
    }

    private static string Line(Fee fee)
    {
        var note = FeeNote.Of(fee);
        return fee.Amount switch
        {
            null => note,
            0 when FeeNote.IsForSome(note) => note,
            0 => note.Length > 0 ? $"**miễn phí** ({note})" : "**miễn phí**",
            { } amount => note.Length > 0 ? $"**{Wording.Money(amount)}** ({note})" : $"**{Wording.Money(amount)}**",
        };
    }

    private static string Saving(SubmissionMethod method, Fee fee, List<SubmissionMethod> all)
    {
        var direct = all.Find(other => other.Way == SubmissionWay.Direct);
        if (method.Way != SubmissionWay.Online || direct is null || fee.Amount is null or 0)
        {
            return "";
        }

        var same = direct.Fees.Where(other => FeeNote.IsSame(other, fee)).ToList();
        return same is [{ Amount: { } amount }] && amount > fee.Amount ? $", rẻ hơn {Wording.Money(amount - fee.Amount.Value)}" : "";
    }

    private static string Exemption(List<SubmissionMethod> methods) =>
        methods.Exists(method => method.Fees.Any(fee => fee.IsFree) && method.Fees.Any(fee => fee.Amount > 0)) ? "\nMột số trường hợp được miễn." : "";
}
