namespace ChatAssist.Guides;

/// <summary>
/// An administrative procedure (thủ tục hành chính) as a citizen needs to know it: what answers are made of.
/// </summary>
/// <remarks>
/// Read from the National Public Service Portal's export by <see cref="ProcedureExport"/>, or from the structured
/// front matter of a <see cref="Guide"/>. All texts are NFC, trimmed, with inner white space folded; never null.
/// A list is empty where the source says nothing: that means "not known", never "none needed".
/// </remarks>
public sealed record Procedure
{
    /// <summary>The portal's own identifier, part of the page's address; empty where only a guide knows the procedure.</summary>
    public string Id { get; init; } = "";

    /// <summary>The national code, trimmed, for example <c>1.004194</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Lĩnh vực, for example "Hộ tịch".</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Đối tượng, as the portal names them, for example "Công dân Việt Nam".</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>The life events and topics that the portal files it under, for example "Có con nhỏ"; with whom they are for.</summary>
    public IReadOnlyList<ServiceGroup> ServiceGroups { get; init; } = [];

    /// <summary>Which levels of government receive it.</summary>
    public AuthorityLevels Levels { get; init; }

    /// <summary>True where one province made it for itself; its national twin, if any, comes first.</summary>
    public bool IsProvincial { get; init; }

    /// <summary>True where its editors marked it as deleted: it is still in the export, but not to be offered.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>The province or ministry that published it, for example "Bộ Công an".</summary>
    public string PublishedBy { get; init; } = "";

    /// <summary>Null where no trustworthy source says: the export's own flag is wrong too often to be shown.</summary>
    public ServiceLevel? ServiceLevel { get; init; }

    /// <summary>Trình tự thực hiện, one entry a step where the source separates them.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    public IReadOnlyList<SubmissionMethod> Methods { get; init; } = [];

    /// <summary>Thành phần hồ sơ by case; one case with an empty name where the source makes no difference.</summary>
    public IReadOnlyList<DossierCase> Cases { get; init; } = [];

    /// <summary>Notes found among the dossier's rows ("Lưu ý…", examples, conditions): true, but no document to bring.</summary>
    public IReadOnlyList<string> DossierNotes { get; init; } = [];

    /// <summary>Cơ quan thực hiện.</summary>
    public IReadOnlyList<string> Authorities { get; init; } = [];

    /// <summary>Where a dossier is handed in when done in person; empty where the source does not say.</summary>
    public string ReceivingPlace { get; init; } = "";

    public IReadOnlyList<string> Outcomes { get; init; } = [];

    public IReadOnlyList<LegalBasis> LegalBases { get; init; } = [];

    /// <summary>Yêu cầu, điều kiện, one a line where the source separates them; empty where it names none.</summary>
    public string Conditions { get; init; } = "";

    /// <summary>The decision that published it, for example "9354/QĐ-BCA-C06".</summary>
    public string Decision { get; init; } = "";

    /// <summary>The day on which these facts were taken from the portal, or checked by the guide's editor.</summary>
    public required DateOnly DataDate { get; init; }

    /// <summary>The procedure's page on the national portal.</summary>
    public string Url => Id.Length > 0
        ? $"https://dichvucong.gov.vn/thu-tuc-hanh-chinh/{Id}"
        : $"https://dichvucong.gov.vn/tim-kiem-thu-tuc-hanh-chinh?keyword={Uri.EscapeDataString(Code)}";
}

/// <summary>A topic of the portal's menu and whether it is meant for citizens or for enterprises.</summary>
public sealed record ServiceGroup(string Name, bool IsForCitizens);

[Flags]
public enum AuthorityLevels
{
    None = 0,
    Ward = 1,
    Province = 2,
    Ministry = 4,
}

/// <summary>Toàn trình, một phần, chưa cung cấp.</summary>
public enum ServiceLevel
{
    FullyOnline,
    PartlyOnline,
    NotOnline,
}

/// <summary>Cách nộp: one way to hand in a dossier, with its own time and fees.</summary>
/// <param name="Way">Online, in person or by post.</param>
/// <param name="Time">Null where the source gives none.</param>
/// <param name="Fees">Phí, lệ phí. Empty means that the source names none, not that it is free.</param>
/// <param name="Description">The source's own words on this way.</param>
public sealed record SubmissionMethod(SubmissionWay Way, ProcessingTime? Time, IReadOnlyList<Fee> Fees, string Description);

public enum SubmissionWay
{
    Online,
    Direct,
    Postal,
}

/// <summary>Thời hạn giải quyết.</summary>
/// <param name="Amount">Null where <paramref name="Unit"/> is <see cref="TimeUnit.Other"/>: then <paramref name="Description"/> tells.</param>
/// <param name="Description">The source's words; kept because only they tell the cases apart. May be empty.</param>
public sealed record ProcessingTime(int? Amount, TimeUnit Unit, string Description);

public enum TimeUnit
{
    WorkingDay,
    Day,
    Hour,
    Month,
    Year,
    Other,
}

/// <summary>Phí hoặc lệ phí.</summary>
/// <param name="Kind">Lệ phí, phí, or a price level.</param>
/// <param name="Amount">
/// In đồng. Null where the source names no amount it can be trusted for: a 0 without the word "miễn" in its
/// description is null here, because the amount is then set elsewhere, often by the provincial council.
/// </param>
/// <param name="Description">Who pays it and when, in the source's words. May be empty.</param>
public sealed record Fee(FeeKind Kind, decimal? Amount, string Description)
{
    /// <summary>Free because the source says so, and not because a number is 0.</summary>
    public bool IsFree => Amount == 0;
}

public enum FeeKind
{
    /// <summary>Lệ phí: the export's type FEE.</summary>
    Charge,

    /// <summary>Phí: the export's type SERVICE_FEE.</summary>
    ServiceFee,

    /// <summary>Mức giá theo biểu: the export's type PRICE_LEVEL.</summary>
    PriceLevel,
}

/// <summary>Trường hợp: the documents that are needed in one situation.</summary>
/// <param name="Name">Empty where the source makes no difference.</param>
/// <param name="Kind">Whether a citizen is in this case or not, or whether everybody needs its documents.</param>
public sealed record DossierCase(string Name, CaseKind Kind, IReadOnlyList<DossierItem> Items);

public enum CaseKind
{
    /// <summary>A real case that some people are in and others are not ("Trường hợp ủy quyền").</summary>
    Situation,

    /// <summary>Giấy tờ phải nộp, for everybody: an unnamed case or a heading that names no situation.</summary>
    ToSubmit,

    /// <summary>Giấy tờ phải xuất trình, for everybody.</summary>
    ToPresent,
}

/// <summary>Thành phần hồ sơ: one document.</summary>
/// <param name="Originals">Số bản chính; 0 where not said.</param>
/// <param name="Copies">Số bản sao; 0 where not said.</param>
/// <param name="FormFiles">File names of the forms that the portal attaches.</param>
public sealed record DossierItem(string Name, int Originals, int Copies, IReadOnlyList<string> FormFiles);

/// <summary>Căn cứ pháp lý.</summary>
public sealed record LegalBasis(string Number, string Name);
