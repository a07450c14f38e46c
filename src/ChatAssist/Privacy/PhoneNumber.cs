namespace ChatAssist.Privacy;

/// <summary>Telephone numbers of Vietnam, mobile and fixed, with or without the country's 84.</summary>
internal static class PhoneNumber
{
    /// <summary>Where the number begins, with its "+" or bracket, or null where these digits are no telephone.</summary>
    public static int? Start(FoldedText text, int start, string digits)
    {
        var hasPlus = text[start - 1] == '+';
        if (!IsNational(National(digits, hasPlus)))
        {
            return null;
        }

        start -= hasPlus ? 1 : 0;
        return start - (text[start - 1] == '(' && HasBracketEnd(text, start) ? 1 : 0);
    }

    /// <summary>1900 and 1800 are for all to call.</summary>
    public static bool IsHotline(string digits, CueKind cue) =>
        cue != CueKind.Account && digits.Length is 8 or 9 or 10 && (digits.StartsWith("1900", StringComparison.Ordinal) || digits.StartsWith("1800", StringComparison.Ordinal));

    private static string National(string digits, bool hasPlus)
    {
        var international = digits.StartsWith("0084", StringComparison.Ordinal) ? digits[2..] : digits;
        return international.StartsWith("84", StringComparison.Ordinal) && (hasPlus || international.Length >= 11)
            ? "0" + international[2..].TrimStart('0')
            : digits;
    }

    private static bool IsNational(string digits) => digits switch
    {
        ['0', '3' or '5' or '7' or '8' or '9', ..] => digits.Length == 10,
        ['0', '2', ..] => digits.Length == 11,
        // The old mobile numbers of eleven digits, which people still have in old papers.
        ['0', '1', '2' or '6' or '8' or '9', ..] => digits.Length == 11,
        _ => false,
    };

    /// <summary>"(+84) 912…" and "(0256) 382…", but not "(0912345678)", whose brackets stand around it.</summary>
    private static bool HasBracketEnd(FoldedText text, int start)
    {
        var end = start;
        while (text.IsDigit(end) || text[end] is '+' or ' ' && end - start < 12)
        {
            end++;
        }

        return text[end] == ')' && end - start <= 6;
    }
}
