namespace ChatAssist.Guides;

/// <summary>The closed lists of words that a guide's front matter may use.</summary>
internal static class GuideWords
{
    public static readonly Dictionary<string, ServiceLevel> Levels = new(StringComparer.Ordinal)
    {
        ["fully_online"] = ServiceLevel.FullyOnline,
        ["partly_online"] = ServiceLevel.PartlyOnline,
        ["not_online"] = ServiceLevel.NotOnline,
    };

    public static readonly Dictionary<string, AuthorityLevels> Receivers = new(StringComparer.Ordinal)
    {
        ["ward"] = AuthorityLevels.Ward,
        ["province"] = AuthorityLevels.Province,
        ["ministry"] = AuthorityLevels.Ministry,
    };

    public static readonly Dictionary<string, SubmissionWay> Ways = new(StringComparer.Ordinal)
    {
        ["online"] = SubmissionWay.Online,
        ["direct"] = SubmissionWay.Direct,
        ["postal"] = SubmissionWay.Postal,
    };

    public static readonly Dictionary<string, TimeUnit> Units = new(StringComparer.Ordinal)
    {
        ["working_day"] = TimeUnit.WorkingDay,
        ["day"] = TimeUnit.Day,
        ["hour"] = TimeUnit.Hour,
        ["month"] = TimeUnit.Month,
        ["year"] = TimeUnit.Year,
        ["other"] = TimeUnit.Other,
    };

    public static readonly Dictionary<string, FeeKind> FeeKinds = new(StringComparer.Ordinal)
    {
        ["charge"] = FeeKind.Charge,
        ["service_fee"] = FeeKind.ServiceFee,
        ["price_level"] = FeeKind.PriceLevel,
    };

    public static readonly Dictionary<string, CaseKind> CaseKinds = new(StringComparer.Ordinal)
    {
        ["to_submit"] = CaseKind.ToSubmit,
        ["to_present"] = CaseKind.ToPresent,
        ["situation"] = CaseKind.Situation,
    };

    public static readonly Dictionary<string, Certainty> Certainties = new(StringComparer.Ordinal)
    {
        ["official"] = Certainty.Official,
        ["press"] = Certainty.Press,
        ["observed"] = Certainty.Observed,
    };
}
