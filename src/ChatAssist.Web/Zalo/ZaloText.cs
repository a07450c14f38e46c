using System.Text;

namespace ChatAssist.Web.Zalo;

/// <summary>Text as Zalo takes it: plain, NFC, in pieces of at most 2,000 code points that end where a sentence does.</summary>
internal static class ZaloText
{
    public const int Longest = 2_000;

    /// <summary>Where to cut, best first.</summary>
    private static readonly string[] s_ends = ["\n\n", "\n", ". ", "? ", "! ", "; ", ", ", " "];

    /// <summary>Without the one markup that answers have; "• " and "1. " are as plain as can be.</summary>
    public static string Plain(string text) => text.Replace("**", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormC).Trim();

    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <param name="tail">What has to stay whole and comes last, such as the choices.</param>
    public static IReadOnlyList<string> Split(string text, string tail)
    {
        var parts = new List<string>();
        var rest = text;
        while (Length(rest) > Longest)
        {
            var cut = CutOf(rest, Longest);
            parts.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        var last = rest.Length > 0 && tail.Length > 0 ? $"{rest}\n\n{tail}" : rest + tail;
        if (Length(last) <= Longest)
        {
            return [.. parts, last];
        }

        return [.. parts, rest, .. Split(tail, "")];
    }

    public static string Shorten(string text, int longest)
    {
        if (Length(text) <= longest)
        {
            return text;
        }

        return text[..Prefix(text, longest - 1)].TrimEnd() + "…";
    }

    /// <returns>An index in the text: at most so many code points come before it.</returns>
    private static int CutOf(string text, int longest)
    {
        var prefix = Prefix(text, longest);
        foreach (var end in s_ends)
        {
            // A piece that is cut in its first third would be a stump.
            if (text.LastIndexOf(end, prefix - 1, prefix, StringComparison.Ordinal) is var found && found > prefix / 3)
            {
                return Math.Min(found + end.Length, prefix);
            }
        }

        return prefix;
    }

    private static int Prefix(string text, int runes)
    {
        var length = 0;
        foreach (var rune in text.EnumerateRunes().Take(runes))
        {
            length += rune.Utf16SequenceLength;
        }

        return length;
    }
}
