using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatAssist.Guides;

/// <summary>Makes published text readable: NFC, no mark-up, no invisible characters, white space folded.</summary>
/// <remarks>One ministry publishes syllables as letters with loose marks (NFD); Word leaves private-use bullets behind.</remarks>
internal static partial class CleanText
{
    // True for each character that is never touched, wherever it stands.
    private static readonly bool[] Plain = FindPlain();

    /// <summary>Everything on one line.</summary>
    public static string Line(string? text) => Lines(text).Replace('\n', ' ');

    /// <summary>Lines kept, each trimmed; empty ones dropped.</summary>
    public static string Lines(string? text)
    {
        if (string.IsNullOrEmpty(text) || IsClean(text))
        {
            return text ?? "";
        }

        if (text.Contains('&', StringComparison.Ordinal))
        {
            text = WebUtility.HtmlDecode(text);
        }

        if (text.Contains('<', StringComparison.Ordinal))
        {
            text = Tag().Replace(LineTag().Replace(text, "\n"), " ");
        }

        if (!text.IsNormalized(NormalizationForm.FormC))
        {
            text = text.Normalize(NormalizationForm.FormC);
        }

        return Fold(text);
    }

    // 37 million characters of an export pass here while the program is still cold, so the loop is compiled well at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsClean(string text)
    {
        var plain = Plain;
        var afterWhiteSpace = true;
        foreach (var c in text)
        {
            if (plain[c])
            {
                afterWhiteSpace = false;
            }
            else if (c is not (' ' or '\n') || afterWhiteSpace)
            {
                return false;
            }
            else
            {
                afterWhiteSpace = true;
            }
        }

        return !afterWhiteSpace;
    }

    private static bool[] FindPlain()
    {
        var plain = new bool[char.MaxValue + 1];
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var c = (char)code;
            // Beyond these blocks a letter may have another, canonical form: Normalize decides.
            var isSurelyNfc = c is < '\u0300' or (>= '\u1EA0' and <= '\u1EF9') or (>= '\u2010' and <= '\u2027');
            plain[code] = isSurelyNfc && c is not ('<' or '&' or ' ') && Kind(c) == CharacterKind.Visible;
        }

        return plain;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (Kind(c))
            {
                case CharacterKind.Visible:
                    folded.Append(c);
                    break;
                case CharacterKind.LineBreak:
                    TrimEnd(folded);
                    if (folded.Length > 0 && folded[^1] != '\n')
                    {
                        folded.Append('\n');
                    }

                    break;
                case CharacterKind.Space when folded.Length > 0 && folded[^1] is not (' ' or '\n'):
                    folded.Append(' ');
                    break;
            }
        }

        TrimEnd(folded);
        return folded.Length > 0 && folded[^1] == '\n' ? folded.ToString(0, folded.Length - 1) : folded.ToString();
    }

    private static void TrimEnd(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }
    }

    private static CharacterKind Kind(char c)
    {
        if (c is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085' or '\v' or '\f')
        {
            return CharacterKind.LineBreak;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.SpaceSeparator => CharacterKind.Space,
            UnicodeCategory.Control => CharacterKind.Space,
            // Bullets of Word's symbol fonts; a browser shows a box for them.
            UnicodeCategory.PrivateUse => CharacterKind.Space,
            UnicodeCategory.Format => CharacterKind.Invisible,
            _ => c == '\uFFFD' ? CharacterKind.Invisible : CharacterKind.Visible,
        };
    }

    private enum CharacterKind
    {
        Visible,
        Space,
        LineBreak,
        Invisible,
    }

    [GeneratedRegex(@"</?(?:p|br|div|li|tr|ul|ol|table|h[1-6])\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LineTag();

    [GeneratedRegex(@"</?(?:span|b|i|u|a|em|strong|font|td|th|tbody|thead|sup|sub|o:p|st1:\w+|img|style|script)\b[^<>]*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tag();
}
