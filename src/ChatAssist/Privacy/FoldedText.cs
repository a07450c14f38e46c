using System.Globalization;
using System.Text;
using ChatAssist.Search;

namespace ChatAssist.Privacy;

/// <summary>A text without marks, capitals and kinds of blanks, each letter of which knows where it stood in the original.</summary>
/// <remarks>So a number is found however it is typed, and what is not masked stays as it was, byte for byte.</remarks>
internal sealed class FoldedText
{
    /// <summary>Stands for a mask that the text has already: its words must not name the number behind it.</summary>
    public const char Masked = '\uFFFC';

    private const int LastLetter = 0x1EF9;
    private static readonly char[] s_folded = BuildTable();
    private readonly int[] _starts;

    public FoldedText(string original, IReadOnlyList<(int Start, int Length)> masks)
    {
        Original = original;
        var letters = new StringBuilder(original.Length);
        var starts = new List<int>(original.Length + 1);
        var mask = 0;
        for (var i = 0; i < original.Length; i++)
        {
            if (mask < masks.Count && masks[mask].Start == i)
            {
                letters.Append(Masked);
                starts.Add(i);
                i += masks[mask++].Length - 1;
                continue;
            }

            var letter = Fold(original, i);
            letter = letter == 'o' && IsNought(original, i, letters) ? '0' : letter;
            if (letter != '\0')
            {
                letters.Append(letter);
                starts.Add(i);
            }

            i += char.IsSurrogatePair(original, i) ? 1 : 0;
        }

        starts.Add(original.Length);
        _starts = [.. starts];
        Letters = letters.ToString();
    }

    public string Original { get; }

    public string Letters { get; }

    public char this[int index] => index >= 0 && index < Letters.Length ? Letters[index] : '\n';

    public int Length => Letters.Length;

    public int Start(int index) => _starts[index];

    public bool IsLetter(int index) => char.IsLetter(this[index]);

    public bool IsDigit(int index) => char.IsAsciiDigit(this[index]);

    public bool IsCapital(int index) => index >= 0 && index < Length && char.IsUpper(Original[_starts[index]]);

    public bool IsMarked(int start, int end) => !Ascii.IsValid(Original.AsSpan(_starts[start], _starts[end] - _starts[start]));

    /// <summary>True where these letters had marks, but not the ones of <paramref name="marked"/>: "phó" is no "phố".</summary>
    public bool IsAnotherWord(int start, int end, string marked)
    {
        var word = Original[_starts[start].._starts[end]];
        return IsMarked(start, end) && !word.Normalize().Equals(marked, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Where the run of letters that ends at <paramref name="end"/> begins.</summary>
    public int WordStart(int end)
    {
        var start = end;
        while (start > 0 && end - start < 40 && IsLetter(start - 1))
        {
            start--;
        }

        return start;
    }

    public int WordEnd(int start)
    {
        var end = start;
        while (end < Length && end - start < 40 && IsLetter(end))
        {
            end++;
        }

        return end;
    }

    /// <summary>"O912345678" for 0912345678.</summary>
    private static bool IsNought(string text, int index, StringBuilder before) =>
        index + 2 < text.Length && text[index + 1] is '3' or '5' or '7' or '8' or '9' && char.IsAsciiDigit(text[index + 2]) && (before.Length == 0 || !char.IsLetterOrDigit(before[^1]));

    private static char Fold(string text, int index)
    {
        var letter = text[index];
        if (letter <= LastLetter)
        {
            return s_folded[letter];
        }

        if (CharUnicodeInfo.GetDecimalDigitValue(text, index) is >= 0 and var digit)
        {
            return (char)('0' + digit);
        }

        return letter is >= '\uFF01' and <= '\uFF5E' ? s_folded[letter - 0xFEE0] : FoldByCategory(letter);
    }

    private static char FoldByCategory(char letter) => char.GetUnicodeCategory(letter) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => '\0',
        UnicodeCategory.DashPunctuation => '-',
        UnicodeCategory.SpaceSeparator => ' ',
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '\n',
        _ when letter is '•' or '∙' or '⋅' or '․' => '.',
        _ when letter is '−' => '-',
        _ => char.ToLowerInvariant(letter),
    };

    private static char[] BuildTable()
    {
        var table = new char[LastLetter + 1];
        for (var i = 0; i <= LastLetter; i++)
        {
            var letter = (char)i;
            table[i] = letter switch
            {
                '\n' => '\n',
                '\t' or '\r' or '\v' or '\f' => ' ',
                '·' => '.',
                Masked => ' ',
                _ when CharUnicodeInfo.GetDecimalDigitValue(letter) is >= 0 and var digit => (char)('0' + digit),
                _ when char.IsLetter(letter) => VietnameseText.Fold(letter.ToString())[0],
                _ => FoldByCategory(letter),
            };
        }

        return table;
    }
}
