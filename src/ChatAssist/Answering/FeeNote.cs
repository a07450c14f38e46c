using System.Text.RegularExpressions;
using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>What a fee's description says beyond its amount and the way of handing in: who pays it, and for what.</summary>
internal static partial class FeeNote
{
    private const int Longest = 110;

    /// <summary>Words that say no more than the amount does.</summary>
    private static readonly HashSet<string> Empty = new(
        ["muc", "thu", "le", "phi", "dong", "vnd", "d", "la", "truong", "hop", "cong", "dan", "nop", "ho", "so", "truc", "tiep", "tuyen", "mien", "viet", "nam", "theo", "quy", "dinh", "lan", "voi", "doi"],
        StringComparer.Ordinal);

    public static string Of(Fee fee)
    {
        var text = Wording.Item(fee.Description, int.MaxValue);
        text = Amount().Replace(text, match => IsAmountOf(fee, match) ? " " : match.Value);
        text = Blanks().Replace(text, " ").Trim(' ', '-', '+', '.', ',', ';', ':', '/');
        return VietnameseAnalyzer.Analyze(text).All(token => Empty.Contains(token.Folded)) ? "" : Wording.Item(text, Longest);
    }

    /// <summary>Whether the words exempt only some: then they are said as they stand, and "miễn phí" is not.</summary>
    public static bool IsForSome(string note) => Condition().IsMatch(note);

    /// <summary>Whether two fees are for the same thing, so that online and direct may be compared.</summary>
    public static bool IsSame(Fee first, Fee second) => first.Kind == second.Kind && Subject(first) == Subject(second);

    private static bool IsAmountOf(Fee fee, Match match) =>
        decimal.TryParse(string.Concat(match.Groups["digits"].Value.Where(char.IsAsciiDigit)), out var amount) && amount == fee.Amount;

    private static string Subject(Fee fee) =>
        string.Join(' ', VietnameseAnalyzer.Analyze(Amount().Replace(WayOfFiling().Replace(fee.Description, " "), " "))
            .Where(token => token.Kind == TokenKind.Syllable && !Empty.Contains(token.Folded))
            .Select(token => token.Folded));

    // The unit of a single dossier says nothing; "/người", "/trang" does and stays.
    [GeneratedRegex(@"((mức )?(thu )?(lệ phí|phí)?\s*[:=]?\s*)?(?<digits>\d[\d.,]*)\s*(đồng|vnđ|vnd|đ)\b(/trường hợp|/hồ sơ)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Amount();

    [GeneratedRegex(@"đối với|trường hợp|\bcho\b|\bnếu\b|\bkhi\b|thuộc diện", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Condition();

    [GeneratedRegex(@"qua (cổng )?dịch vụ công( trực tuyến)?( quốc gia)?|qua dịch vụ bưu chính( công ích)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WayOfFiling();

    [GeneratedRegex(@"\(\s*\)|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
