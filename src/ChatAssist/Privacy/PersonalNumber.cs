using System.Text;
using System.Text.RegularExpressions;

namespace ChatAssist.Privacy;

/// <summary>Tells by length, first digits and grouping which number of a person groups of digits are, if any.</summary>
internal static partial class PersonalNumber
{
    /// <param name="groups">Digits with at most one blank, dot or hyphen between them, perhaps with +84 in front.</param>
    /// <param name="rest">The text behind: "đồng" makes it an amount.</param>
    public static string Mask(string groups, string rest)
    {
        if (NameOf(groups, rest) is { } name)
        {
            return PersonalData.Between(name);
        }

        // "năm 2020 0912345678": two numbers that only a blank keeps apart.
        var spans = Digits().Matches(groups);
        var masked = new StringBuilder();
        var copied = 0;
        for (var first = 0; first < spans.Count; first++)
        {
            for (var last = spans.Count - 1; last >= first && spans.Count > 1; last--)
            {
                var (start, end) = (spans[first].Index, spans[last].Index + spans[last].Length);
                if (first == 0 && groups[0] is '+' or '(')
                {
                    start = 0;
                }

                if (NameOf(groups[start..end], last == spans.Count - 1 ? rest : "") is { } part && !IsWithinCode(groups, start, end))
                {
                    masked.Append(groups, copied, start - copied).Append(PersonalData.Between(part));
                    copied = end;
                    first = last;
                    break;
                }
            }
        }

        return copied == 0 ? groups : masked.Append(groups, copied, groups.Length - copied).ToString();
    }

    private static string? NameOf(string groups, string rest)
    {
        var digits = string.Concat(groups.Where(char.IsAsciiDigit));
        if (IsPhone(groups, digits))
        {
            return "số điện thoại";
        }

        var isWhole = groups.All(char.IsAsciiDigit);
        if (!isWhole && (IsAmount(groups) || Money().IsMatch(rest)))
        {
            return null;
        }

        return digits.Length switch
        {
            12 when isWhole || digits[0] == '0' => "số căn cước",
            9 when isWhole || ByThrees().IsMatch(groups) => Money().IsMatch(rest) ? null : "số CMND",
            >= 13 and <= 19 when digits.StartsWith("9704", StringComparison.Ordinal) || IsLuhn(digits) => "số thẻ ngân hàng",
            >= 10 and <= 19 when isWhole && !Money().IsMatch(rest) => "số cá nhân",
            _ => null,
        };
    }

    private static bool IsPhone(string groups, string digits)
    {
        var national = groups[0] is '+' or '(' || digits.StartsWith("84", StringComparison.Ordinal) && digits.Length >= 11
            ? "0" + (digits.StartsWith("84", StringComparison.Ordinal) ? digits[2..].TrimStart('0') : digits)
            : digits;
        return national is ['0', '3' or '5' or '7' or '8' or '9', ..] && national.Length == 10
            || national is ['0', '2', ..] && national.Length == 11;
    }

    /// <summary>1.500.000.000: thousands by dots, and never a nought in front.</summary>
    private static bool IsAmount(string groups) => Thousands().IsMatch(groups);

    private static bool IsWithinCode(string groups, int start, int end) =>
        start > 0 && groups[start - 1] is '.' or '-' || end < groups.Length && groups[end] is '.' or '-';

    private static bool IsLuhn(string digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[digits.Length - 1 - place] - '0';
            var weighted = place % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\d{3}[ -]\d{3}[ -]\d{3}$")]
    private static partial Regex ByThrees();

    [GeneratedRegex(@"^[1-9]\d{0,2}(?:\.\d{3})+$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^\s?(?:đồng|dong|đ\b|d\b|vnd|vnđ|triệu|trieu|tỷ|ty\b|nghìn|nghin|ngàn|ngan|%)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Money();
}
