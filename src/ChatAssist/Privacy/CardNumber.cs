namespace ChatAssist.Privacy;

/// <summary>Numbers of bank cards: Napas cards by their 9704, others by first digit and the check digit of ISO/IEC 7812.</summary>
internal static class CardNumber
{
    public static bool IsLikely(string digits) => digits.Length is >= 16 and <= 19
        && (digits.StartsWith("9704", StringComparison.Ordinal) || digits.Length is 16 or 19 && digits[0] is >= '3' and <= '6' && HasCheckDigit(digits));

    private static bool HasCheckDigit(string digits)
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
}
