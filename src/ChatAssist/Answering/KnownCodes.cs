using System.Text.RegularExpressions;

namespace ChatAssist.Answering;

/// <summary>Finds the procedure that a mistyped code stands for: "1004194", "1,004194", "1.00419".</summary>
public sealed partial class KnownCodes
{
    /// <summary>One digit more, less, other, or two swapped.</summary>
    private const float Farthest = 1;

    /// <summary>"1.4194": the zeros of a number's beginning are left out more often than other digits.</summary>
    private const float LeadingZero = 0.3f;

    private const int FewestDigits = 5;

    private const int MostDigits = 8;

    private const int MostOffered = 3;

    private readonly (string Digits, string Code)[] _codes;
    private readonly Dictionary<string, string> _byDigits;

    public KnownCodes(IEnumerable<string> codes)
    {
        _codes = [.. codes.Distinct(StringComparer.Ordinal).Select(code => (Digits(code), code))];
        _byDigits = _codes.DistinctBy(known => known.Digits).ToDictionary(known => known.Digits, known => known.Code, StringComparer.Ordinal);
    }

    /// <summary>The text with its code put right where only one can be meant; else the nearest ones to offer.</summary>
    public (string Text, IReadOnlyList<string> Nearest) PutRight(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return (text, []);
        }

        foreach (Match match in Numbers().Matches(text))
        {
            var nearest = Nearest(match.Value);
            if (nearest.Count == 1)
            {
                return ($"{text[..match.Index]}{nearest[0]}{text[(match.Index + match.Length)..]}", []);
            }

            if (nearest.Count > 1)
            {
                return (text, [.. nearest.Take(MostOffered)]);
            }
        }

        return (text, []);
    }

    private List<string> Nearest(string typed)
    {
        var digits = Digits(typed);

        if (_byDigits.TryGetValue(digits, out var exact))
        {
            return [exact];
        }

        // Round numbers are amounts.
        if (digits.Length is < FewestDigits or > MostDigits || digits.EndsWith("000", StringComparison.Ordinal))
        {
            return [];
        }

        return
        [
            .. _codes.Select(known => (known.Code, Distance: Distance(digits, known.Digits)))
                .Where(known => known.Distance <= Farthest)
                .OrderBy(known => known.Distance)
                .Select(known => known.Code),
        ];
    }

    // Damerau's distance of restricted edits, with cheap zeros behind the code's first digit.
    private static float Distance(string typed, string known)
    {
        if (Math.Abs(typed.Length - known.Length) > 3)
        {
            return float.PositiveInfinity;
        }

        Span<float> cells = stackalloc float[(MostDigits + 1) * (known.Length + 1)];
        var width = known.Length + 1;
        for (var i = 0; i <= typed.Length; i++)
        {
            for (var j = 0; j <= known.Length; j++)
            {
                var cell = i == 0 && j == 0 ? 0 : float.PositiveInfinity;
                cell = i > 0 ? Math.Min(cell, cells[((i - 1) * width) + j] + 1) : cell;
                cell = j > 0 ? Math.Min(cell, cells[(i * width) + j - 1] + (IsLeadingZero(known, j - 1) ? LeadingZero : 1)) : cell;
                cell = i > 0 && j > 0 ? Math.Min(cell, cells[((i - 1) * width) + j - 1] + (typed[i - 1] == known[j - 1] ? 0 : 1)) : cell;
                cell = i > 1 && j > 1 && typed[i - 1] == known[j - 2] && typed[i - 2] == known[j - 1] ? Math.Min(cell, cells[((i - 2) * width) + j - 2] + 1) : cell;
                cells[(i * width) + j] = cell;
            }
        }

        return cells[(typed.Length * width) + known.Length];
    }

    private static bool IsLeadingZero(string code, int place) => place > 0 && !code.AsSpan(1, place).ContainsAnyExcept('0');

    private static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));

    // "1.004194", "1 004 194", "1004194"; no part of a date or a law's number, and no amount of money.
    [GeneratedRegex(@"(?<![\p{L}\d/.,-])[1-9](?:[.,\- ]{0,2}\d){4,7}(?![\d/.,-]*[\d/]|\s*(?:đồng|đ\b|d\b|vn[dđ]|triệu|trieu|tr\b|nghìn|nghin|ngàn|ngan|k\b|tỷ|ty\b|%|m2|m²|ha\b|kg))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
