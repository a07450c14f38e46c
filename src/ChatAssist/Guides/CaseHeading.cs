using System.Text.RegularExpressions;

namespace ChatAssist.Guides;

/// <summary>What the name of a case of the export tells: a situation that a citizen is in or not, a mere heading, or a note.</summary>
/// <param name="Name">Tidied, for a button; empty where it names no situation.</param>
/// <param name="IsNote">All rows below are notes.</param>
/// <param name="Note">The heading itself where it is a sentence to know rather than a name.</param>
internal readonly partial record struct CaseHeading(string Name, CaseKind Kind, bool IsNote, string Note)
{
    // A button's name ends where a sentence begins; longer headings are read as sentences.
    private const int LongestName = 220;

    public static CaseHeading Read(string rawName)
    {
        var name = Tidy(rawName);
        if (name.Length == 0 || NamesNothing().IsMatch(name))
        {
            return new CaseHeading("", ToPresent().IsMatch(name) ? CaseKind.ToPresent : CaseKind.ToSubmit, false, "");
        }

        if (NoteHeading().IsMatch(name))
        {
            return new CaseHeading("", CaseKind.ToSubmit, true, NoteHeadingOnly().IsMatch(name) ? "" : name);
        }

        if (ToPresent().IsMatch(name) && !Situation().IsMatch(name))
        {
            return new CaseHeading("", CaseKind.ToPresent, false, name.Length > 60 ? name : "");
        }

        if (ToSubmit().IsMatch(name) && !Situation().IsMatch(name))
        {
            return new CaseHeading("", CaseKind.ToSubmit, false, "");
        }

        if (IsSentence(name))
        {
            return new CaseHeading("", CaseKind.ToSubmit, false, name);
        }

        return new CaseHeading(name, CaseKind.Situation, false, "");
    }

    private static bool IsSentence(string name) =>
        !Situation().IsMatch(name) && (Statement().IsMatch(name) || name.Length > LongestName);

    /// <summary>True where the name itself says "in the case of"; other names only tell cases apart where there are several.</summary>
    public static bool NamesSituation(string name) => Situation().IsMatch(name);

    private static string Tidy(string rawName)
    {
        var name = DossierRow.Tidy(rawName);
        if (name.StartsWith('(') && name.EndsWith(')') && name.IndexOf(')', StringComparison.Ordinal) == name.Length - 1)
        {
            name = name[1..^1];
        }

        var short1 = Tail().Replace(name, "").TrimEnd(' ', ':', ';', ',', '.', '-');
        var short2 = Lead().Replace(short1, "");
        return short2.Length > 0 && char.IsLower(short2[0]) ? char.ToUpperInvariant(short2[0]) + short2[1..] : short2;
    }

    // "…, hồ sơ gồm:", "…, kèm theo hồ sơ phải có các giấy tờ sau:"
    [GeneratedRegex(@"[\s,;:(-]*(?:thì\s+)?(?:(?:thành phần\s+)?hồ sơ(?:\s+(?:đề nghị|yêu cầu))?|các giấy tờ|giấy tờ)?\s*(?:phải\s+(?:có|kèm theo|nộp)|còn\s+có|cần\s+có|bao gồm|gồm(?:\s+có)?)(?:\s+(?:một trong\s+)?(?:các\s+|những\s+)?(?:giấy tờ|tài liệu|văn bản|thành phần)(?:,\s*tài liệu)?)?(?:\s+(?:sau|như sau|sau đây))?\s*[:.;]*\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tail();

    [GeneratedRegex(@"^(?:thành phần hồ sơ|hồ sơ)\s+(?=đối với|trong trường hợp|trường hợp|cấp|đăng ký|gia hạn|điều chỉnh|công nhận)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:\W|\d)*(?:(?:về\s+)?(?:các\s+)?(?:thành phần(?:,\s*số lượng)?\s+)?(?:hồ sơ|giấy tờ|tài liệu)?(?:\s+(?:đề nghị|yêu cầu|cần nộp|cần có|nộp|kèm theo|đăng ký))?(?:\s*(?:bao gồm|gồm(?:\s+có)?))?(?:\s+(?:các\s+)?(?:giấy tờ|tài liệu|văn bản))?(?:\s+(?:sau|như sau|sau đây))?|số lượng(?:\s+hồ sơ)?\W.*|số lượng|0?\d+\s*(?:\([^)]*\)\s*)?bộ(?:\s+hồ sơ)?.{0,40}|cụ thể|bao gồm|không|không có|không quy định|theo quy định.*|hồ sơ\s+\d*)(?:\W|\d)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamesNothing();

    [GeneratedRegex(@"^\W*(?:lưu ý|ghi chú|chú ý|ví dụ|chú thích)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoteHeading();

    [GeneratedRegex(@"^\W*(?:lưu ý|ghi chú|chú ý|ví dụ|chú thích)(?:\s+khác|\s+chung)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoteHeadingOnly();

    [GeneratedRegex(@"^(?:(?:các\s+)?(?:loại\s+)?(?:giấy tờ|thành phần hồ sơ|hồ sơ|tài liệu)[\s,]*(?:cần\s+|phải\s+)*|.{0,20}\bphải\s+)?xuất trình\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToPresent();

    [GeneratedRegex(@"^(?:các\s+)?(?:loại\s+)?(?:giấy tờ|thành phần hồ sơ|hồ sơ|tài liệu)[\s,]*(?:cần\s+|phải\s+)+(?:nộp|gửi|có|chuẩn bị)\b|^(?:thành phần hồ sơ|giấy tờ)\s+nộp\b|^người\s.{3,60}\s(?:nộp|gửi|chuẩn bị)\s.{0,30}\bbộ hồ sơ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ToSubmit();

    [GeneratedRegex(@"trường hợp|đối với|\bnếu\b|\bkhi\b|\bcấp (?:mới|lại|đổi|lần đầu)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Situation();

    [GeneratedRegex(@"\b(?:chịu trách nhiệm|có trách nhiệm|có quyền|có thể (?:ủy quyền|nộp|lựa chọn)|phải được|không bắt buộc|được tạo lập|nêu rõ|quy định tại Điều|được quy định|thì có thể)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Statement();
}
