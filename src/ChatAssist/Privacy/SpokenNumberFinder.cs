using System.Collections.Frozen;
using System.Text;

namespace ChatAssist.Privacy;

/// <summary>Finds numbers written out digit by digit: "không chín một hai…".</summary>
internal sealed class SpokenNumberFinder(FoldedText text, FoundSpans found)
{
    private const int DigitsAtLeast = 9;
    private static readonly FrozenDictionary<string, char> s_digits = new Dictionary<string, char>
    {
        ["khong"] = '0',
        ["mot"] = '1',
        ["hai"] = '2',
        ["ba"] = '3',
        ["bon"] = '4',
        ["tu"] = '4',
        ["nam"] = '5',
        ["lam"] = '5',
        ["sau"] = '6',
        ["bay"] = '7',
        ["tam"] = '8',
        ["chin"] = '9',
    }.ToFrozenDictionary();

    public void Find()
    {
        var digits = new StringBuilder();
        List<(int Start, int End)> words = [];
        for (var index = 0; index < text.Length;)
        {
            var end = text.WordEnd(index);
            if (end > index && end - index <= 5 && s_digits.TryGetValue(text.Letters[index..end], out var digit))
            {
                digits.Append(digit);
                words.Add((index, end));
            }
            else if (end > index || text[index] is not (' ' or ',' or '.' or '-'))
            {
                Read(digits, words);
            }

            index = Math.Max(end, index + 1);
        }

        Read(digits, words);
    }

    private void Read(StringBuilder read, List<(int Start, int End)> words)
    {
        if (words.Count >= DigitsAtLeast)
        {
            var digits = read.ToString();
            // "số không phải …, không chín…": a word too many before the number.
            var first = digits.Length > 10 && digits.Length != 12 && PhoneNumber.Start(text, 0, digits[^10..]) is not null ? digits.Length - 10 : 0;
            found.Add(new(words[first].Start, words[^1].End, NameOf(digits[first..], words[first].Start)));
        }

        read.Clear();
        words.Clear();
    }

    private string NameOf(string digits, int start)
    {
        var cue = NumberCue.Before(text, start, _ => null);
        return cue.Kind switch
        {
            CueKind.Account => Found.Account,
            CueKind.Insurance => Found.Insurance,
            CueKind.Tax => Found.Tax,
            _ when digits.Length == 12 => Found.IdentityNumber,
            _ when PhoneNumber.Start(text, 0, digits) is not null => Found.Phone,
            _ when digits.Length == 9 => Found.OldIdentityNumber,
            _ => Found.Other,
        };
    }
}
