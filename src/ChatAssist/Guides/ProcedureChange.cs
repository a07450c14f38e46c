using System.Globalization;

namespace ChatAssist.Guides;

/// <summary>What became of one procedure from one export to the next, as far as a guide rests on it.</summary>
/// <param name="Lines">Lines of the older record with '-', of the newer one with '+', each after the part that it belongs to.</param>
public sealed record ProcedureChange(string Guide, string Code, string Name, ProcedureFate Fate, IReadOnlyList<string> Lines)
{
    /// <summary>The procedures of all guides that changed, in the order of the guides.</summary>
    public static IReadOnlyList<ProcedureChange> Between(ProcedureExport before, ProcedureExport after, IReadOnlyList<Guide> guides)
    {
        var (old, now) = (ByCode(before), ByCode(after));
        return
        [
            .. from guide in guides
               from procedure in guide.Procedures
               let change = Of(guide.Path, procedure.Facts, old.GetValueOrDefault(procedure.Facts.Code), now.GetValueOrDefault(procedure.Facts.Code))
               where change is not null
               select change,
        ];
    }

    private static ProcedureChange? Of(string guide, Procedure facts, Procedure? before, Procedure? after)
    {
        ProcedureChange Say(ProcedureFate fate, IReadOnlyList<string> lines) => new(guide, facts.Code, facts.Name, fate, lines);

        // What neither export knows comes from another source; that is `check`'s affair.
        return (before, after) switch
        {
            (null, null) => null,
            (null, not null) => Say(ProcedureFate.Appeared, []),
            (not null, null) => Say(ProcedureFate.Gone, []),
            ({ IsWithdrawn: false }, { IsWithdrawn: true }) => Say(ProcedureFate.Withdrawn, []),
            _ when Differences(before, after) is { Count: > 0 } lines => Say(ProcedureFate.Changed, lines),
            _ => null,
        };
    }

    private static List<string> Differences(Procedure before, Procedure after)
    {
        var lines = new List<string>();
        foreach (var ((part, old), (_, now)) in Parts(before).Zip(Parts(after)))
        {
            lines.AddRange(TextDifference.Of(old, now).Where(line => line.Text.Length > 0).Select(line => $"{line.Sign} {part}: {line.Text}"));
        }

        return lines;
    }

    private static IEnumerable<(string Part, string Text)> Parts(Procedure procedure) =>
    [
        (ProcedureParts.Name, procedure.Name),
        ("way", Joined(procedure.Methods.Select(method => method.Way.ToString()).Distinct())),
        (ProcedureParts.Time, Joined(procedure.Methods.Where(method => method.Time is not null).Select(method => $"{method.Way}: {Say(method.Time!)}"))),
        (ProcedureParts.Fees, Joined(procedure.Methods.SelectMany(method => method.Fees, (method, fee) => $"{method.Way}: {fee.Kind} {Say(fee.Amount)} {fee.Description}".TrimEnd()))),
        (ProcedureParts.Documents, Joined(procedure.Cases.SelectMany(each => each.Items, (each, item) => $"{(each.Name.Length > 0 ? $"{each.Name}: " : "")}{item.Name} ({item.Originals} + {item.Copies})").Concat(procedure.DossierNotes))),
        (ProcedureParts.Where, procedure.ReceivingPlace),
        (ProcedureParts.Authorities, Joined(procedure.Authorities)),
        (ProcedureParts.Conditions, procedure.Conditions),
        (ProcedureParts.Outcomes, Joined(procedure.Outcomes)),
        ("steps", Joined(procedure.Steps)),
        (ProcedureParts.LegalBases, Joined(procedure.LegalBases.Select(law => $"{law.Number} {law.Name}".Trim()))),
    ];

    private static string Say(ProcessingTime time) => $"{time.Amount} {ProseNumbers.UnitName(time.Unit)} {time.Description}".Trim();

    private static string Say(decimal? amount) => amount?.ToString("0.##", CultureInfo.InvariantCulture) ?? "–";

    private static string Joined(IEnumerable<string> lines) => string.Join('\n', lines);

    // As the knowledge base has it: the national procedure before a province's of the same code.
    private static Dictionary<string, Procedure> ByCode(ProcedureExport export) => export.Procedures.OrderBy(procedure => procedure.IsProvincial)
        .GroupBy(procedure => procedure.Code, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
}

public enum ProcedureFate
{
    Changed,

    /// <summary>The newer export marks it as deleted.</summary>
    Withdrawn,

    /// <summary>The newer export does not hold it at all.</summary>
    Gone,

    /// <summary>Only the newer export holds it.</summary>
    Appeared,
}
