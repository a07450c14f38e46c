namespace ChatAssist.Handoffs;

/// <summary>What came of a handoff, for the reports: stays when the conversation is deleted, and says nothing of the citizen.</summary>
public sealed class Outcome
{
    public required Guid HandoffId { get; init; }

    public required DateTimeOffset ClosedAt { get; init; }

    public required Guid VolunteerId { get; init; }

    public required Guid UnitId { get; init; }

    public required string Channel { get; init; }

    public required HandoffReason Reason { get; init; }

    public required bool IsResolved { get; init; }

    /// <summary>What was helped with, as chosen: "tư vấn", "mở tài khoản", "nộp hồ sơ"… joined by semicolons.</summary>
    public required string Helped { get; init; }

    public required string ProcedureCode { get; init; }

    public required int Dossiers { get; init; }

    /// <summary>From waiting to a person's first words.</summary>
    public double? FirstAnswerSeconds { get; init; }

    public required bool WasOverdue { get; init; }
}

/// <summary>What a volunteer says of it when closing.</summary>
public sealed record OutcomeWords(bool IsResolved, IReadOnlyList<string> Helped, string ProcedureCode, int Dossiers)
{
    /// <summary>What can be chosen: the counts of the reports.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["tư vấn", "mở tài khoản", "nộp hồ sơ", "thanh toán", "ký số", "tra cứu hồ sơ", "việc khác"];
}
