using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>What explanations are called on screens. A feature or field that is new keeps its own name until it is given one here.</summary>
public static class ExplanationWords
{
    private static readonly Dictionary<string, string> Features = new(StringComparer.Ordinal)
    {
        ["coverage"] = "Hợp toàn văn",
        ["beside_best"] = "So với văn bản hợp nhất",
        ["name_fit"] = "Tên có đủ trong câu hỏi",
        ["whole_name"] = "Gần trọn tên",
        ["name_share"] = "Câu hỏi nằm trong tên",
        ["name_order"] = "Đúng thứ tự từ của tên",
        ["unasked"] = "Tên nói điều không hỏi",
        ["alias_fit"] = "Tên gọi khác, cách hỏi",
        ["literal_coverage"] = "Hợp toàn văn (nguyên lời)",
        ["literal_beside_best"] = "So với văn bản hợp nhất (nguyên lời)",
        ["literal_name_fit"] = "Tên có đủ (nguyên lời)",
        ["literal_whole_name"] = "Gần trọn tên (nguyên lời)",
        ["literal_name_share"] = "Nằm trong tên (nguyên lời)",
        ["literal_name_order"] = "Đúng thứ tự (nguyên lời)",
        ["literal_unasked"] = "Điều không hỏi (nguyên lời)",
        ["literal_alias_fit"] = "Tên gọi khác (nguyên lời)",
        ["action_agreed"] = "Cùng việc cần làm",
        ["action_missing"] = "Thiếu việc được hỏi",
        ["action_unasked"] = "Việc không được hỏi",
        ["for_citizens"] = "Dành cho công dân",
        ["for_enterprises"] = "Dành cho doanh nghiệp",
        ["citizen_topic"] = "Nhóm việc của người dân",
        ["ward"] = "Cấp xã",
        ["province"] = "Cấp tỉnh",
        ["ministry_only"] = "Chỉ cấp bộ",
        ["has_guide"] = "Có hướng dẫn riêng",
        ["elsewhere"] = "Của tỉnh khác",
        ["bias"] = "Mức nền",
        ["score"] = "Điểm của thủ tục đứng đầu",
        ["probability"] = "Hơn hẳn các thủ tục khác",
        ["everyday_names"] = "Có tên thường gọi",
        ["facets"] = "Hỏi rõ khía cạnh",
        ["actions"] = "Nói rõ việc cần làm",
        ["other_topics"] = "Nói chuyện khác",
        ["words"] = "Độ dài câu hỏi",
    };

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["name"] = "tên",
        ["other names"] = "tên khác",
        ["questions"] = "cách hỏi",
        ["field"] = "lĩnh vực",
        ["outcomes"] = "kết quả",
        ["cases"] = "trường hợp",
        ["documents"] = "giấy tờ",
        ["steps"] = "các bước",
        ["conditions"] = "điều kiện",
        ["who"] = "ai làm",
    };

    public static string Feature(string name) => Features.GetValueOrDefault(name, name);

    public static string Field(string name) => Fields.GetValueOrDefault(name, name);

    public static string Of(Asker asker) => asker switch
    {
        Asker.Citizen => "người dân",
        Asker.Organisation => "tổ chức, doanh nghiệp",
        _ => "chưa rõ",
    };

    public static string Of(WordChange change) => change switch
    {
        WordChange.MarksRestored => "thêm dấu",
        WordChange.SlipRepaired => "sửa lỗi gõ",
        WordChange.WrittenOut => "viết đầy đủ",
        _ => "",
    };

    public static string Of(PhraseKind kind) => kind switch
    {
        PhraseKind.EverydayName => "Tên thường gọi",
        PhraseKind.LifeEvent => "Việc xảy ra",
        _ => "Chuyện khác",
    };

    public static string Of(DecisionKind kind) => kind switch
    {
        DecisionKind.Answer => "trả lời ngay",
        DecisionKind.Clarify => "hỏi lại",
        _ => "không trả lời",
    };

    public static string Of(Facet facet) => facet switch
    {
        Facet.Documents => "giấy tờ",
        Facet.Fees => "phí, lệ phí",
        Facet.Time => "thời hạn",
        Facet.Place => "nơi nộp",
        Facet.HowTo => "cách làm",
        Facet.Online => "làm trực tuyến",
        Facet.Conditions => "điều kiện",
        Facet.Outcome => "kết quả",
        Facet.LegalBasis => "căn cứ pháp lý",
        Facet.Forms => "mẫu đơn",
        Facet.Penalty => "mức phạt",
        _ => facet.ToString(),
    };
}
