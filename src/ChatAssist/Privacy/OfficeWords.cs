using System.Collections.Frozen;

namespace ChatAssist.Privacy;

/// <summary>Tells the address of an office, which is nobody's secret, from somebody's home.</summary>
internal static class OfficeWords
{
    private const int WordsToRead = 12;

    private static readonly FrozenSet<string> s_offices = new[]
    {
        "tru so", "trung tam", "uy ban", "ubnd", "cong an", "bo phan", "mot cua", "co so", "co quan", "chi cuc", "cuc", "tiep nhan", "diem", "ket qua", "hoi nong", "vpmc", "van phong", "toa nha", "toa an", "benh vien",
        "truong hoc", "ngan hang", "buu dien", "kho bac", "nop tai", "nop o", "cong ty", "bo cong", "bo khoa", "bo nong", "bo xay", "hanh chinh", "ngoai vu", "chi nhanh", "vien", "so ngoai", "bo y", "quay so", "tttphcc", "hcc",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> s_persons = new[] { "toi", "em", "minh", "chau", "con", "me", "nha", "gia dinh", "vo", "chong", "tro", "thuong tru", "tam tru", "ngu" }.ToFrozenSet();

    private static readonly FrozenSet<string> s_parts = new[] { "to", "khu", "khom", "thon", "ap", "xom", "quan", "phuong", "km", "tang", "lo", "lop", "quay", "doi" }.ToFrozenSet();

    public static bool AreBefore(FoldedText text, int index)
    {
        var next = "";
        for (var words = 0; words < WordsToRead; words++)
        {
            while (index > 0 && text[index - 1] is not '\n' && !text.IsLetter(index - 1))
            {
                index--;
            }

            var start = text.WordStart(index);
            if (start == index)
            {
                return false;
            }

            var word = text.Letters[start..index];
            if (s_offices.Contains(word) || s_offices.Contains($"{word} {next}"))
            {
                return true;
            }

            // "nhà" may be the end of "tòa nhà", so the word before is read first.
            if (s_persons.Contains(word) && word != "nha" || next == "nha")
            {
                return false;
            }

            (index, next) = (start, word);
        }

        return false;
    }

    /// <summary>"tổ 14, đường Điện Biên": the number of a neighbourhood and no house.</summary>
    public static bool IsPart(FoldedText text, int start)
    {
        var end = start - (text[start - 1] == ' ' ? 1 : 0);
        return s_parts.Contains(text.Letters[text.WordStart(end)..end]);
    }
}
