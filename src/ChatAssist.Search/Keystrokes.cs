using System.Text;

namespace ChatAssist.Search;

/// <summary>Reads what was typed as keys of a Vietnamese keyboard while the keyboard was off: "giaays", "giay61".</summary>
/// <remarks>Telex: aa ee oo dd w, tones s f r x j. VNI: 6 for â ê ô, 7 for ơ ư, 8 for ă, 9 for đ, tones 1 to 5.</remarks>
public static class Keystrokes
{
    private const int Longest = 12;

    private const string TelexTones = "sfrxj";

    private const string VniTones = "12345";

    /// <summary>Acute, grave, hook, tilde, dot: the order of both keyboards' keys.</summary>
    private const string Tones = "\u0301\u0300\u0309\u0303\u0323";

    /// <summary>The syllable that the keys make, canonical; null where they make none or change nothing.</summary>
    /// <param name="typed">Canonical.</param>
    public static string? Decode(string typed) =>
        typed.Length is < 3 or > Longest ? null
        : typed.AsSpan().ContainsAnyInRange('0', '9') ? Decode(typed, VniTones, ShapeOfDigit)
        : Decode(typed, TelexTones, ShapeOfLetter);

    private static string? Decode(string typed, string toneKeys, Func<char, StringBuilder, bool> shape)
    {
        var (bare, given) = VietnameseSyllable.TakeTone(typed);
        if (given is null)
        {
            return null;
        }

        var letters = new StringBuilder(bare.Length);
        var tone = given.Value;
        var keys = 0;
        foreach (var key in bare)
        {
            if (toneKeys.IndexOf(key, StringComparison.Ordinal) is >= 0 and var number && LastVowel(letters) >= 0)
            {
                // A second tone is no Vietnamese.
                if (tone != '\0')
                {
                    return null;
                }

                tone = Tones[number];
                keys++;
            }
            else if (shape(key, letters))
            {
                keys++;
            }
            else if (char.IsAsciiDigit(key))
            {
                return null;
            }
            else
            {
                letters.Append(key);
            }
        }

        return keys == 0 || LastVowel(letters) < 0 ? null : WithTone(letters.ToString(), tone);
    }

    private static bool ShapeOfLetter(char key, StringBuilder letters) => key switch
    {
        'a' or 'e' or 'o' => Replace(letters, key, key switch { 'a' => 'â', 'e' => 'ê', _ => 'ô' }),
        'w' => Horn(letters) || Replace(letters, 'a', 'ă'),
        'd' => letters.Length > 0 && letters[0] == 'd' && Replace(letters, 'd', 'đ'),
        _ => false,
    };

    private static bool ShapeOfDigit(char key, StringBuilder letters) => key switch
    {
        '6' => Replace(letters, 'a', 'â') || Replace(letters, 'e', 'ê') || Replace(letters, 'o', 'ô'),
        '7' => Horn(letters),
        '8' => Replace(letters, 'a', 'ă'),
        '9' => letters.Length > 0 && letters[0] == 'd' && Replace(letters, 'd', 'đ'),
        _ => false,
    };

    private static bool Horn(StringBuilder letters)
    {
        var o = Replace(letters, 'o', 'ơ');

        // "uow" is ươ, but "quow" is quơ.
        var isQu = letters.Length > 1 && letters[0] == 'q' && letters[1] == 'u';
        return (!isQu && Replace(letters, 'u', 'ư')) || o;
    }

    private static bool Replace(StringBuilder letters, char plain, char shaped)
    {
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            if (letters[i] == plain)
            {
                letters[i] = shaped;
                return true;
            }
        }

        return false;
    }

    private static string? WithTone(string letters, char tone)
    {
        if (tone == '\0')
        {
            return letters;
        }

        var place = PlaceOfTone(letters);
        var marked = letters.Insert(place + 1, tone.ToString()).Normalize(NormalizationForm.FormC);
        return VietnameseText.Canonical(marked);
    }

    // On the letter that has a shape of its own, else on the last but one of an open rime, the last of a closed one.
    private static int PlaceOfTone(string letters)
    {
        var last = letters.Length - 1;
        while (!IsVowel(letters[last]))
        {
            last--;
        }

        var first = last;
        while (first > 0 && IsVowel(letters[first - 1]))
        {
            first--;
        }

        if (last > first && (letters.StartsWith("qu", StringComparison.Ordinal) || letters.StartsWith("gi", StringComparison.Ordinal)))
        {
            first = Math.Max(first, 2);
        }

        for (var i = last; i >= first; i--)
        {
            if (letters[i] > 127)
            {
                return i;
            }
        }

        return last == first || last < letters.Length - 1 ? last : last - 1;
    }

    private static int LastVowel(StringBuilder letters)
    {
        var last = letters.Length - 1;
        while (last >= 0 && !IsVowel(letters[last]))
        {
            last--;
        }

        return last;
    }

    private static bool IsVowel(char letter) => "aăâeêioôơuưy".Contains(letter);
}
