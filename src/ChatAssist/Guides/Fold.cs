using System.Text;

namespace ChatAssist.Guides;

/// <summary>Reduces words to what stays the same when two people type them.</summary>
internal static class Fold
{
    /// <summary>Small letters and digits only, without marks: white space, dashes and punctuation do not count.</summary>
    public static string Letters(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c) is 'đ' ? 'd' : char.ToLowerInvariant(c));
            }
        }

        return folded.ToString();
    }
}
