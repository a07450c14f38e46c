using ChatAssist.Composing;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>What the administrator's page on the model calls things; a name that it does not know is shown as it is.</summary>
internal static class ModelLabels
{
    private static readonly Dictionary<string, string> s_words = new(StringComparer.Ordinal)
    {
        ["Model"] = "lời của máy, đủ cả",
        ["Thinned"] = "lời của máy, đã bỏ vài câu",
        ["Composed"] = "câu soạn từ dữ liệu",
        ["Slow"] = "quá chậm",
        ["Cut"] = "đứt giữa chừng",
        ["Unreachable"] = "không kết nối được",
        ["Broken"] = "nơi cung cấp bị lỗi",
        ["Refused"] = "bị từ chối (khóa hay tên mô hình)",
        ["NoFormat"] = "không biết dạng trả lời",
        ["NotAllowed"] = "chưa được hỏi lúc này",
        ["Busy"] = "nơi cung cấp quá tải",
        ["Declined"] = "mô hình không chịu trả lời",
        ["Nonsense"] = "sai dạng",
        ["TooLong"] = "dài quá",
        ["Filtered"] = "bị bộ lọc chặn",
        ["not-full"] = "máy tự nhận chưa trả lời đủ",
        ["nothing-kept"] = "không câu nào đạt",
        ["left-out"] = "thiếu một mục",
        ["no-passage-cited"] = "không dẫn nguồn",
        ["unknown-passage"] = "dẫn nguồn không có",
        ["says-nothing-of-the-passages"] = "không nói gì về thủ tục",
        ["leans-on-dropped"] = "nối vào câu đã bỏ",
        ["empty"] = "câu trống",
        ["too-long"] = "câu dài quá",
        ["link"] = "liên kết lạ",
        ["other-language"] = "chữ nước ngoài",
        ["promise"] = "hứa hẹn",
        ["around-the-law"] = "chỉ cách lách luật",
        ["prompt"] = "nhắc lại lời dặn máy",
        ["personal-data"] = "có thông tin cá nhân",
        ["this-case"] = "đoán hồ sơ của người hỏi",
        ["number-not-in-passage"] = "số không có trong nguồn",
        ["date-not-in-passage"] = "ngày không có trong nguồn",
        ["code-not-in-passage"] = "mã không có trong nguồn",
        ["unit-differs"] = "sai đơn vị",
        ["bound-differs"] = "sai mức tối đa, tối thiểu",
        ["said-of-another-case"] = "của trường hợp khác",
        ["words-not-in-passage"] = "lời không có trong nguồn",
        ["not-together-in-passage"] = "ghép lời rời nhau",
        ["negation-not-in-passage"] = "thêm chữ không, miễn",
        ["negation-dropped"] = "bỏ chữ không, miễn",
        ["obligation-not-in-passage"] = "thêm điều bắt buộc",
        ["obligation-dropped"] = "bỏ điều bắt buộc",
        ["condition-not-in-passage"] = "thêm điều kiện",
        ["condition-differs"] = "sai điều kiện",
        ["condition-dropped"] = "bỏ điều kiện",
        ["exception-dropped"] = "bỏ ngoại lệ",
        ["joint-differs"] = "lẫn và với hoặc",
    };

    public static string Of(string name) => s_words.GetValueOrDefault(name, name);

    public static string Of(ModelUse use) => use switch
    {
        ModelUse.Probe => "Thử lúc khởi động",
        ModelUse.Understand => "Đọc câu hỏi khó",
        ModelUse.Compose => "Viết câu trả lời",
        ModelUse.Summarise => "Tóm tắt cho người trực",
        ModelUse.Draft => "Soạn nháp cho người trực",
        _ => use.ToString(),
    };

    /// <summary>How strictly an endpoint keeps to a form.</summary>
    public static string Of(Rung rung) => rung switch
    {
        Rung.JsonSchema => "JSON theo mẫu",
        Rung.JsonObject => "JSON",
        _ => "văn bản thường",
    };
}
