using System.Buffers;
using System.Globalization;
using System.Text;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>A message without what cannot be seen.</summary>
public static class MessageText
{
    /// <summary>Invisible in Unicode, but the letter ư in TCVN3: so it stays until the encoding is known.</summary>
    private const string SoftHyphen = "\u00AD";

    private const string Marked = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

    /// <summary>What nearly all messages are made of: all of it is visible and composed.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(letter => (char)letter), .. Marked, .. Marked.ToUpperInvariant()]);

    /// <summary>Unicode where it was an older encoding; NFC; control, invisible and unpaired characters out; runs of white space to one blank, lines kept.</summary>
    public static string Tidy(string message)
    {
        var visible = message.AsSpan().ContainsAnyExcept(Plain) ? Visible(message) : message;
        var unicode = OldEncodings.Convert(visible).Replace(SoftHyphen, "", StringComparison.Ordinal);
        if (IsOneLine(unicode))
        {
            return unicode;
        }

        var lines = unicode.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join('\n', lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    private static bool IsOneLine(string text) =>
        text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]) && !text.Contains('\n') && !text.Contains("  ", StringComparison.Ordinal);

    private static string Visible(string message)
    {
        var visible = new StringBuilder(message.Length);
        foreach (var rune in message.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t')
            {
                visible.Append(rune.Value == '\t' ? ' ' : '\n');
            }
            else if (!IsInvisible(rune))
            {
                visible.Append(rune);
            }
        }

        return visible.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Whether there is anything to read: a letter or a digit.</summary>
    public static bool HasWords(string text) => text.Any(char.IsLetterOrDigit);

    // A lone half of a surrogate pair comes out of EnumerateRunes as U+FFFD.
    private static bool IsInvisible(Rune rune) => rune.Value != SoftHyphen[0] && (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
