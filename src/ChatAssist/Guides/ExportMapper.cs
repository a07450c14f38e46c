using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatAssist.Guides;

/// <summary>Turns a line of the export into a procedure that a citizen can be answered from.</summary>
internal sealed partial class ExportMapper(TextPool pool, DateOnly dataDate)
{
    public static string CodeOf(ExportLine line) => OneLine(line.Code) is { Length: > 0 } code ? code : OneLine(line.Detail?.Code);

    public static string NameOf(ExportLine line) => OneLine(line.Name) is { Length: > 0 } name ? name : OneLine(line.Detail?.Name);

    public Procedure ToProcedure(ExportLine line)
    {
        var detail = line.Detail!;
        var dossier = DossierRows.Read(detail.ExecutionCases, pool);
        return new Procedure
        {
            Id = OneLine(line.Id) is { Length: > 0 } id ? id : OneLine(detail.Id),
            Code = CodeOf(line),
            Name = NameOf(line),
            Fields = Names(detail.CategoriesDetails),
            Audiences = Names(detail.SubjectTypesDetails),
            ServiceGroups = ServiceGroups(detail),
            Levels = Levels(detail),
            IsProvincial = detail.Type == "SPECIFIC",
            IsWithdrawn = WithdrawnCode().IsMatch(CodeOf(line)),
            PublishedBy = pool.Line(detail.DepartmentPromulgateName),
            Steps = [.. (detail.ExecutionSteps ?? []).SelectMany(StepTexts.Split)],
            Methods = [.. (detail.ExecutionMethods ?? []).Select(Method).OfType<SubmissionMethod>()],
            Cases = dossier.Cases,
            DossierNotes = dossier.Notes,
            Authorities = Authorities(detail),
            ReceivingPlace = pool.Line(detail.DossierReceivingAddresses),
            Outcomes = Names(detail.ResultsDetails),
            LegalBases = [.. (detail.LegalBasisesDetails ?? []).OfType<ExportLegalBasis>()
                .Select(basis => pool.LegalBasis(pool.Line(basis.Code), pool.Line(basis.Name)))
                .Where(basis => basis.Number.Length + basis.Name.Length > 0).Distinct()],
            Conditions = Condition(detail.RequirementsAndConditions),
            Decision = pool.Line(detail.ProcedureProposal?.ProposalNumber),
            DataDate = dataDate,
        };
    }

    private static string OneLine(string? text) => text?.Replace('\n', ' ') ?? "";

    private List<string> Names(IEnumerable<ExportName?>? names) =>
        [.. (names ?? []).Select(name => pool.Line(name?.Name)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    private List<ServiceGroup> ServiceGroups(ExportDetail detail) =>
        [.. (detail.ServiceGroupsDetails ?? []).OfType<ExportServiceGroup>()
            .Select(group => new ServiceGroup(pool.Line(group.Name), group.Type == "CITIZEN"))
            .Where(group => group.Name.Length > 0).Distinct()];

    private List<string> Authorities(ExportDetail detail)
    {
        var names = Names([.. detail.DepartmentsExecuting ?? [], .. detail.UnitGroupsExecuting ?? []]);
        return names.Count > 0 || string.IsNullOrEmpty(detail.ExecutingAgencies) ? names : [pool.Line(detail.ExecutingAgencies)];
    }

    private static AuthorityLevels Levels(ExportDetail detail) =>
        (detail.IsWard == true ? AuthorityLevels.Ward : AuthorityLevels.None)
        | (detail.IsProvince == true ? AuthorityLevels.Province : AuthorityLevels.None)
        | (detail.IsMinistry == true ? AuthorityLevels.Ministry : AuthorityLevels.None);

    private SubmissionMethod? Method(ExportMethod? method)
    {
        SubmissionWay? way = method?.SubmissionMethod switch
        {
            "ONLINE" => SubmissionWay.Online,
            "DIRECT" => SubmissionWay.Direct,
            "POSTAL" => SubmissionWay.Postal,
            _ => null,
        };
        if (way is null)
        {
            return null;
        }

        var description = pool.Line(method!.Description);
        return new SubmissionMethod(way.Value, ExportTimes.Read(method, description), ExportFees.Read(method, description, pool), description);
    }

    // "Không", "Không có", "Không quy định.": the source's ways of leaving the field empty.
    private static string Condition(string? text) =>
        text is null || NoneText().IsMatch(text) ? "" : text;

    [GeneratedRegex(@"^\W*(?:không|không có|không quy định|không yêu cầu|chưa quy định|không áp dụng)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoneText();

    // Editors mark a code with "-Xoa" ("delete") when they withdraw a procedure; the plain code is another procedure's by then.
    [GeneratedRegex(@"-\s*x[oó][aá]\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithdrawnCode();
}
