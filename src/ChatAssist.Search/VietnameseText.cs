using System.Globalization;
using System.Text;

namespace ChatAssist.Search;

/// <summary>The spelling of Vietnamese: composing, lower case, taking marks off, and one place for tone marks.</summary>
public static class VietnameseText
{
    /// <summary>The last Vietnamese letter, ỹ; letters beyond it are folded one by one and not from the table.</summary>
    private const int LastLetter = 0x1EF9;

    private static readonly char[] Folded = BuildFoldTable();

    /// <summary>Old and new places of the tone mark in open syllables: both are right, so one is chosen (the old one, hòa).</summary>
    /// <remarks>Quyết định 1989/QĐ-BGDĐT (2018) writes hoà, thuý; most official texts write hòa, thúy.</remarks>
    private static readonly Dictionary<string, string> TonePlaces = BuildTonePlaces();

    /// <summary>Canonical form of one token: NFC, lower case, tone mark in one place.</summary>
    public static string Canonical(ReadOnlySpan<char> token)
    {
        var text = Compose(token.ToString()).ToLowerInvariant();
        return text.Length >= 2 && TonePlaces.TryGetValue(text[^2..], out var ending) && !text.StartsWith("qu", StringComparison.Ordinal)
            ? string.Concat(text.AsSpan(0, text.Length - 2), ending)
            : text;
    }

    /// <summary>Takes all marks off a text of any length and lowers its case: "Đăng ký" is "dang ky".</summary>
    public static string Fold(string text)
    {
        // What no letter could take up ("q" with a tone) is a mark all the same.
        var composed = Compose(text);
        var bare = composed.AsSpan().ContainsAnyInRange('\u0300', '\u036F') ? string.Concat(composed.Where(letter => !IsCombining(letter))) : composed;
        return string.Create(bare.Length, bare, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = Fold(source[i]);
            }
        });
    }

    /// <summary>True where the text holds a letter with a Vietnamese mark, so that its writer meant marks.</summary>
    public static bool HasMarks(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (letter > 127 && (IsCombining(letter) || Fold(letter) != char.ToLowerInvariant(letter)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCombining(char letter) => letter is >= '\u0300' and <= '\u036F';

    // Normalize throws at half a surrogate pair, which a browser or a cut text may well send, and at U+FFFE.
    private static string Compose(string text)
    {
        var whole = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') || text.Contains('\uFFFE') ? string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD') : text;
        return whole.IsNormalized(NormalizationForm.FormC) ? whole : whole.Normalize(NormalizationForm.FormC);
    }

    private static char Fold(char letter) => letter <= LastLetter ? Folded[letter] : char.ToLowerInvariant(letter);

    private static char[] BuildFoldTable()
    {
        var table = new char[LastLetter + 1];
        for (var i = 0; i <= LastLetter; i++)
        {
            table[i] = BaseLetter((char)i);
        }

        // Unicode holds đ a letter of its own, not a d with a mark, so decomposing leaves it alone.
        table['đ'] = 'd';
        table['Đ'] = 'd';
        return table;
    }

    private static char BaseLetter(char letter)
    {
        if (!char.IsLetter(letter))
        {
            return letter;
        }

        var decomposed = letter.ToString().Normalize(NormalizationForm.FormD);
        var isOnlyMarked = decomposed.Skip(1).All(mark => CharUnicodeInfo.GetUnicodeCategory(mark) == UnicodeCategory.NonSpacingMark);
        return char.ToLowerInvariant(isOnlyMarked ? decomposed[0] : letter);
    }

    private static Dictionary<string, string> BuildTonePlaces()
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tone in "\u0300\u0301\u0309\u0303\u0323")
        {
            foreach (var pair in (string[])["oa", "oe", "uy"])
            {
                var onLast = $"{pair}{tone}".Normalize(NormalizationForm.FormC);
                places[onLast] = $"{pair[0]}{tone}{pair[1]}".Normalize(NormalizationForm.FormC);
            }
        }

        return places;
    }
}
