using System.Globalization;

namespace ChatAssist.Answering;

/// <summary>Reads numbers in digits, in words and mixed: "7.000", "bảy nghìn", "7k", "1 triệu rưỡi".</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, int> Digits = new(StringComparer.Ordinal)
    {
        ["không"] = 0,
        ["một"] = 1,
        ["mốt"] = 1,
        ["hai"] = 2,
        ["ba"] = 3,
        ["bốn"] = 4,
        ["tư"] = 4,
        ["năm"] = 5,
        ["lăm"] = 5,
        ["nhăm"] = 5,
        ["sáu"] = 6,
        ["bảy"] = 7,
        ["bẩy"] = 7,
        ["tám"] = 8,
        ["chín"] = 9,
    };

    private static readonly Dictionary<string, decimal> Scales = new(StringComparer.Ordinal)
    {
        ["nghìn"] = 1000,
        ["ngàn"] = 1000,
        ["k"] = 1000,
        ["triệu"] = 1_000_000,
        ["tr"] = 1_000_000,
        ["tỷ"] = 1_000_000_000,
        ["tỉ"] = 1_000_000_000,
    };

    /// <summary>The value that begins at <paramref name="at"/>; null where none does.</summary>
    /// <param name="length">How many tokens it takes.</param>
    /// <param name="isScaled">True where thousands or more are named, so that money is meant.</param>
    public static decimal? Read(IReadOnlyList<RawToken> tokens, int at, out int length, out bool isScaled)
    {
        decimal total = 0;
        isScaled = false;
        var i = at;
        var last = 0m;
        while (Below(tokens, i, out var used) is { } part)
        {
            i += used;
            if (i < tokens.Count && tokens[i].Kind == RawKind.Word && Scales.TryGetValue(tokens[i].Text, out var scale) && part < 100_000 && (last == 0 || scale < last))
            {
                (total, last, isScaled, i) = (total + (part * scale), scale, true, i + 1);
                if (Is(tokens, i, "rưỡi"))
                {
                    (total, i) = (total + (scale / 2), i + 1);
                }
            }
            else if (last > 0)
            {
                // "1 triệu 500" leaves the last scale unsaid, and a number after a scale may be another one: the latter is read.
                i -= used;
                break;
            }
            else
            {
                total = part;
                break;
            }
        }

        length = i - at;
        return length > 0 ? total : null;
    }

    /// <summary>A value below a thousand in words, or any in digits.</summary>
    private static decimal? Below(IReadOnlyList<RawToken> tokens, int at, out int used)
    {
        used = 1;
        if (at < tokens.Count && tokens[at].Kind == RawKind.Number)
        {
            return Value(tokens[at].Text);
        }

        var value = -1;
        var i = at;
        for (; i < tokens.Count && tokens[i].Kind == RawKind.Word; i++)
        {
            var word = tokens[i].Text;
            if (word == "mười")
            {
                value = value < 0 ? 10 : value + 10;
            }
            else if (word is "mươi" or "chục" && value is > 0 and < 10)
            {
                value *= 10;
            }
            else if (word == "trăm" && value is > 0 and < 10)
            {
                value *= 100;
            }
            else if (word is "linh" or "lẻ" && value >= 100)
            {
                continue;
            }
            else if (Digits.TryGetValue(word, out var digit) && (value < 0 || value % 10 == 0) && !(value >= 0 && word == "không"))
            {
                // "hai trăm ba mươi": the three belongs to the tens that follow.
                var isTens = value >= 100 && i + 1 < tokens.Count && tokens[i + 1].Text is "mươi" or "chục";
                value = value < 0 ? digit : value + (isTens ? digit * 10 : digit);
                i += isTens ? 1 : 0;
            }
            else
            {
                break;
            }
        }

        used = i - at;
        return value >= 0 && used > 0 && !(used == 1 && tokens[at].Text == "không") ? value : null;
    }

    public static decimal? Value(string digits)
    {
        var isGrouped = digits.Length > 4 && digits[^4] is '.' or ',' && digits.IndexOfAny(['.', ',']) is > 0 and <= 3;
        var plain = isGrouped ? digits.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal) : digits.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static bool Is(IReadOnlyList<RawToken> tokens, int at, string word) => at < tokens.Count && tokens[at].Text == word;
}
