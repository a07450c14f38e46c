using System.Text.RegularExpressions;

namespace ChatAssist.Privacy;

/// <summary>
/// Thông tin cá nhân: finds what identifies a person in a text and puts a mask in its place, before anything is kept.
/// </summary>
/// <remarks>
/// Procedure codes, numbers of laws, amounts and dates stay: people ask about them. Time is linear in the length of the text.
/// What is recognised, in which ways of writing, and how well: docs/personal-data.md.
/// </remarks>
public static partial class PersonalData
{
    private const int RoundsAtMost = 8;

    /// <summary>Returns the text with <c>[số căn cước]</c> and the like in place of what was found; the same string where nothing was.</summary>
    /// <remarks>Never throws; masking what is masked changes nothing; all that is not masked stays as it was, letter for letter.</remarks>
    public static string Mask(string text)
    {
        // A mask parts what stood together, so a second look may see what the first could not.
        for (var round = 0; round < RoundsAtMost; round++)
        {
            var masked = MaskOnce(text);
            if (ReferenceEquals(masked, text))
            {
                break;
            }

            text = masked;
        }

        return text;
    }

    /// <summary>What was masked, in words, each once: "số căn cước, số điện thoại".</summary>
    public static string MasksIn(string text) => string.Join(", ", AnyMask().Matches(text).Select(match => match.Groups["name"].Value).Distinct());

    /// <summary>The text without masks, trimmed: what remains to be answered.</summary>
    public static string WithoutMasks(string text) => AnyMask().Replace(text, " ").Trim();

    /// <summary>Masks every text inside a JSON document but the ids and times that programs put there; throws where it is no JSON.</summary>
    public static string MaskJson(string json) => JsonMasking.Mask(json);

    private static string MaskOnce(string text)
    {
        var hasNumbers = text.Any(letter => letter > 127 ? char.IsDigit(letter) || char.IsSurrogate(letter) : char.IsAsciiDigit(letter));
        if (!hasNumbers && !MaySpell(text))
        {
            return text;
        }

        var folded = new FoldedText(text, [.. AnyMask().Matches(text).Select(match => (match.Index, match.Length))]);
        var found = new FoundSpans(folded);
        new EmailFinder(folded, found).Find();
        new SpokenNumberFinder(folded, found).Find();
        if (hasNumbers)
        {
            new AddressFinder(folded, found).Find();
            new NumberFinder(folded, found).Find();
        }

        return found.Count == 0 ? text : found.Masked();
    }

    /// <summary>"x a còng y.vn" is the shortest that needs neither digits nor the sign of mail.</summary>
    private static bool MaySpell(string text) => text.Length >= 12 || text.Contains('@') || text.Contains('＠');

    [GeneratedRegex(@"\[(?<name>số căn cước|số CMND|số điện thoại|e-mail|số thẻ ngân hàng|số tài khoản|số bảo hiểm|mã số thuế|địa chỉ|số cá nhân)\]", RegexOptions.CultureInvariant)]
    private static partial Regex AnyMask();
}
