using System.Text.RegularExpressions;

namespace ChatAssist.Guides;

internal enum DossierRowKind
{
    Document,
    Note,

    /// <summary>Only announces the rows after it ("… gồm:") or says that there is nothing.</summary>
    Heading,
}

/// <summary>Tells a document from a note by its words; the export has no field for it.</summary>
internal static partial class DossierRow
{
    /// <summary>Without bullets, numbering, and the semicolon at the end of a list's line.</summary>
    public static string Tidy(string text)
    {
        var tidy = Bullet().Replace(text, "").TrimEnd(' ', ';', ',');
        return tidy.Length > 0 && char.IsLower(tidy[0]) ? char.ToUpperInvariant(tidy[0]) + tidy[1..] : tidy;
    }

    /// <param name="text">A tidied row.</param>
    /// <param name="isCounted">The row says how many originals or copies: a weak sign of a document.</param>
    public static DossierRowKind Classify(string text, bool isCounted)
    {
        if (SaysNothing().IsMatch(text))
        {
            return DossierRowKind.Heading;
        }

        if (NoteWord().IsMatch(text))
        {
            return DossierRowKind.Note;
        }

        if (text.EndsWith(':') && Announces().IsMatch(text))
        {
            return DossierRowKind.Heading;
        }

        if (StartsAsDocument().IsMatch(text))
        {
            // Later sentences often say when the document is not needed; only the first tells what the row is.
            return !isCounted && Rule().IsMatch(FirstSentence(text)) ? DossierRowKind.Note : DossierRowKind.Document;
        }

        if (StartsAsCondition().IsMatch(text))
        {
            return (isCounted ? AsksForDocument().IsMatch(text) : DemandsDocument().IsMatch(text)) && !WaivesDocument().IsMatch(text)
                ? DossierRowKind.Document
                : DossierRowKind.Note;
        }

        if (StartsAsStatement().IsMatch(text))
        {
            return isCounted && AsksForDocument().IsMatch(text) && !Rule().IsMatch(text) ? DossierRowKind.Document : DossierRowKind.Note;
        }

        return isCounted && !Rule().IsMatch(text) ? DossierRowKind.Document : DossierRowKind.Note;
    }

    private static ReadOnlySpan<char> FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? text : text.AsSpan(0, end);
    }

    private const string Noun =
        @"(?:(?:một|một số|01|02|\d+)\s+(?:\([^)]*\)\s*)?(?:trong\s+(?:các|những)\s+)?(?:loại\s+)?(?:bản|bộ|ảnh|tấm|tờ|giấy)?\s*)?(?:các\s+)?(?:loại\s+)?"
        + @"(?:đơn|tờ khai|giấy|bản|biên bản|biên lai|văn bản|văn bằng|báo cáo|hợp đồng|quyết định|danh sách|danh mục|phiếu|sổ|thẻ|hộ chiếu|ảnh|hình ảnh|tấm ảnh|sơ đồ|chứng từ|chứng chỉ|chứng minh"
        + @"|bằng|kế hoạch|phương án|đề án|dự thảo|dự toán|dự án|mẫu|công văn|công hàm|tài liệu|lý lịch|sơ yếu|xác nhận|thuyết minh|nghị quyết|điều lệ|chương trình|tờ trình|kết quả|đề cương|giáo trình"
        + @"|hóa đơn|hoá đơn|bảng|catalog|hồ sơ|trích lục|di chúc|thư|tên|nhãn|quy trình|quy chế|quy định nội bộ|nội quy|thông tin|thông báo|cam kết|cam đoan|đề nghị|ý kiến|bộ hồ sơ|visa|thị thực|vận đơn|lệnh|chữ ký|dữ liệu|đĩa|file|tệp|tập tin|ủy quyền|uỷ quyền|minh chứng|bài|luận|học bạ|phim|mô tả|thiết kế|bệnh án|toa thuốc|cơ sở dữ liệu|invoice|packing|certificate|tóm tắt|số liệu|phụ lục|hiệp định|thỏa thuận|thoả thuận|yêu cầu|căn cước|cccd|cmnd|tệp tin|hợp\s+đồng|sách|mỗi|tác phẩm|kịch bản|maket|makét|ma-két|lịch|nhật ký|đăng ký|bìa|form|mẫu số|mặt bằng|mặt cắt|bình đồ|lời|nội dung|số định danh|biểu|kê khai|dấu|phiên bản|trang|xuất trình)\b";

    [GeneratedRegex(@"^(?:(?:[-–—―+*•●▪■□◦·✓➢→«»""“”:;,.\s])|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)/](?=\s|\p{L})|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+\p{L})|\(\d{1,2}(?:\.\d{1,2})*\)|\(?(?:[a-zđA-ZĐ]\d{0,2}(?:\.\d{1,2}){0,2}|[ivxIVX]{1,5})[.)](?=\s|\p{L}))+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\W*(?:không|không có|không quy định|không yêu cầu|khác|như trên|(?:các\s+)?(?:thành phần\s+)?hồ sơ|thành phần, số lượng hồ sơ|số lượng(?:\s+hồ sơ)?\W.{0,60}|\d+\s*(?:\([^)]*\)\s*)?bộ(?:\s+hồ sơ)?.{0,30}|.{0,2})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysNothing();

    [GeneratedRegex(@"^\W*(?:một số\s+|các\s+|những\s+)?(?:lưu ý|ghi chú|chú ý|ví dụ|vd\W|chú thích|chẳng hạn|(?:phiếu|đơn|tờ khai|mẫu|giấy|văn bản)(?: tờ)? (?:này|trên|nêu trên)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoteWord();

    [GeneratedRegex(@"(?:gồm(?:\s+có)?|sau|sau đây|như sau|hồ sơ|giấy tờ|trường hợp.*|đối với.*|nộp|xuất trình|dưới đây|phải có|cụ thể|kèm theo)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announces();

    [GeneratedRegex("^" + Noun, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StartsAsDocument();

    [GeneratedRegex(@"^(?:(?:riêng|ngoài ra|trong|đối với|với)\s+)*(?:trường hợp|đối với|nếu|khi|riêng|trừ|trong thời|tùy|tuỳ|tại thời điểm|ngoài)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StartsAsCondition();

    [GeneratedRegex(@"^(?:người|cá nhân|tổ chức|cơ quan|công dân|cán bộ|doanh nghiệp|chủ|việc|thời (?:hạn|gian|điểm)|theo|căn cứ|quy định|thực hiện|hộ gia đình|nhà đầu tư|cơ sở|ủy ban|uỷ ban|công an|sau khi|trước khi|trong|tất cả|mỗi|có|được|phải|nộp|gửi|khai|cung cấp|kèm)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StartsAsStatement();

    [GeneratedRegex(@"(?:\b(?:phải|thì|cần|nộp|gửi|kèm|theo|bổ sung|cung cấp|xuất trình|có|gồm|là|và|thêm|sử dụng|bằng|mang)\b|[:,;–-])\W*(?:(?:các|một|một trong|thêm|theo|có|những|loại|sau|\d+)\W*\s*)*" + Noun, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsksForDocument();

    [GeneratedRegex(@"(?:\b(?:phải|cần)\s+(?:có|nộp)(?:\s+(?:thêm|kèm|kèm theo))?|^[^:]{1,80}(?<!\blà):)\W*" + Noun, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DemandsDocument();

    [GeneratedRegex(@"không\s+(?:phải|cần|yêu cầu|bắt buộc phải)\s+(?:nộp|xuất trình|cung cấp|có|gửi|tải)|thì không phải|được miễn (?:nộp|xuất trình)|chỉ cần cung cấp|không phải tải lên", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WaivesDocument();

    [GeneratedRegex(@"\b(?:chịu trách nhiệm|có trách nhiệm|có quyền|không được yêu cầu|từ chối (?:giải quyết|tiếp nhận)|không bắt buộc phải|thì người tiếp nhận|phải bảo đảm|phải đảm bảo|phải được (?:dịch|hợp pháp|chứng thực|công chứng|lập)|được thay thế bằng|có giá trị (?:trong|pháp lý như)|không phải (?:nộp|xuất trình))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rule();
}
