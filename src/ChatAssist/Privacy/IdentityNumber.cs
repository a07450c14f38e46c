namespace ChatAssist.Privacy;

/// <summary>Số định danh, twelve digits: province 001 to 096, century and sex, year of birth, six more (Nghị định 137/2015/NĐ-CP).</summary>
internal static class IdentityNumber
{
    public static bool IsLikely(string digits) => digits.Length == 12 && digits[0] == '0';

    public static bool HasStructure(string digits) =>
        IsLikely(digits) && digits[1..3] is not "00" && string.CompareOrdinal(digits[1..3], "96") <= 0 && digits[3] is >= '0' and <= '3';
}
