using System.Text.Json.Serialization;

namespace ChatAssist.Guides;

/// <summary>One line of the portal's export, as far as a citizen is concerned. Any key may be missing or null.</summary>
internal sealed record ExportLine(string? Id, string? Code, string? Name, ExportDetail? Detail);

internal sealed record ExportDetail(
    string? Id,
    string? Code,
    string? Name,
    string? Type,
    bool? IsInternal,
    bool? IsWard,
    bool? IsProvince,
    bool? IsMinistry,
    List<ExportStep?>? ExecutionSteps,
    List<ExportMethod?>? ExecutionMethods,
    List<ExportCase?>? ExecutionCases,
    List<ExportName?>? ResultsDetails,
    List<ExportLegalBasis?>? LegalBasisesDetails,
    List<ExportName?>? DepartmentsExecuting,
    List<ExportName?>? UnitGroupsExecuting,
    string? ExecutingAgencies,
    string? DossierReceivingAddresses,
    string? RequirementsAndConditions,
    List<ExportName?>? CategoriesDetails,
    List<ExportName?>? SubjectTypesDetails,
    List<ExportServiceGroup?>? ServiceGroupsDetails,
    string? DepartmentPromulgateName,
    ExportProposal? ProcedureProposal,
    long? UpdatedAt);

internal sealed record ExportStep(string? Name, string? Description);

internal sealed record ExportName(string? Name);

/// <param name="ProcessingTime">A number for most units; for OTHER it may be words.</param>
internal sealed record ExportMethod(
    string? SubmissionMethod,
    ExportNumber ProcessingTime,
    string? ProcessingTimeUnit,
    string? Description,
    List<ExportFee?>? Fees);

internal sealed record ExportFee(string? Type, ExportNumber Value, string? Description, string? CurrencyName);

internal sealed record ExportCase(string? Name, List<ExportRow?>? ProfileComponents);

internal sealed record ExportRow(
    string? Name,
    ExportNumber OriginalQty,
    ExportNumber CopyQty,
    bool? IsProcessingResult,
    List<ExportAttachment?>? Attachments);

internal sealed record ExportAttachment(string? FileName);

internal sealed record ExportLegalBasis(string? Code, string? Name);

internal sealed record ExportServiceGroup(string? Name, string? Type);

internal sealed record ExportProposal(string? ProposalNumber);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ExportLine))]
internal sealed partial class ExportJson : JsonSerializerContext;
