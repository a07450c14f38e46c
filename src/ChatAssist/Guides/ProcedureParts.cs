namespace ChatAssist.Guides;

/// <summary>The parts of a procedure that can come from a guide instead of the export, each with its own source and date.</summary>
public static class ProcedureParts
{
    public const string Documents = "documents";
    public const string Fees = "fees";
    public const string Time = "time";
    public const string Where = "where";
    public const string Name = "name";
    public const string Authorities = "authorities";
    public const string Conditions = "conditions";
    public const string Outcomes = "outcomes";
    public const string LegalBases = "legal_bases";
    public const string Level = "level";

    /// <summary>What a guide's <c>corrects</c> may name.</summary>
    public static readonly IReadOnlyList<string> Correctable = [Documents, Fees, Time, Where, Name];
}
