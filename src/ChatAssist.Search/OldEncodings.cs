using System.Text;

namespace ChatAssist.Search;

/// <summary>Turns texts of the time before Unicode into Unicode: VNI ("ñaêng kyù") and TCVN3, called ABC ("®¨ng ký").</summary>
/// <remarks>
/// A text is taken for one of them only where most of the words that are no Vietnamese as they stand become Vietnamese.
/// Words with a letter that only Unicode has are left as they are.
/// </remarks>
public static class OldEncodings
{
    /// <summary>Fewer words may turn out well by chance: "Müller" and "½".</summary>
    private const float MostWords = 0.6f;

    /// <summary>A text is of one encoding: its first words tell which.</summary>
    private const int MostJudged = 40;

    private static readonly Func<string, string>[] Decoders = [OldLetters.OfVni, OldLetters.OfTcvn3];

    /// <summary>The text in Unicode; the same where it is neither.</summary>
    /// <param name="text">NFC.</param>
    public static string Convert(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u00A1', '\u00FF'))
        {
            return text;
        }

        var words = OldWords(text);
        var wrong = words.Take(MostJudged).Where(range => !SpellingCache.Get(text.AsSpan(range)).IsSyllable).ToList();
        if (wrong.Count == 0)
        {
            return text;
        }

        var first = Decoders.MaxBy(decode => wrong.Count(range => TurnsOut(decode, text[range])))!;
        var good = wrong.FindAll(range => TurnsOut(first, text[range]));
        return good.Count > 0 && good.Count >= wrong.Count * MostWords && good.Exists(range => range.End.Value - range.Start.Value > 1)
            ? Replace(text, words, [first, .. Decoders.Where(decode => decode != first)])
            : text;
    }

    private static string Replace(string text, List<Range> words, Func<string, string>[] decoders)
    {
        var converted = new StringBuilder(text.Length);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var next = 0;

        // Beside words that only Unicode can write, one that is right as it stands is Unicode too.
        var isMixed = text.AsSpan().ContainsAnyInRange('\u0102', '\u1EF9');
        foreach (var range in words)
        {
            var word = text[range];
            if (!known.TryGetValue(word, out var meant))
            {
                var decode = isMixed && IsSyllable(word) ? null : Array.Find(decoders, decode => TurnsOut(decode, word));
                meant = decode is null ? word : decode(word);
                known.Add(word, meant);
            }

            converted.Append(text.AsSpan(next..range.Start)).Append(meant);
            next = range.End.Value;
        }

        return converted.Append(text.AsSpan(next)).ToString();
    }

    private static bool TurnsOut(Func<string, string> decode, string word) => IsSyllable(decode(word));

    private static bool IsSyllable(string word) => VietnameseSyllable.IsOne(VietnameseText.Canonical(word));

    // Words of Latin-1 letters and signs, at least one beyond ASCII.
    private static List<Range> OldWords(string text)
    {
        var words = new List<Range>();
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && IsOfWord(text[end]))
            {
                end++;
            }

            if (end > start && text.AsSpan(start..end).ContainsAnyInRange('\u00A1', '\u00FF') && !text.AsSpan(start..end).ContainsAnyExceptInRange('\0', '\u00FF'))
            {
                words.Add(start..end);
            }

            start = Math.Max(end, start + 1);
        }

        return words;
    }

    private static bool IsOfWord(char letter) => letter > '\u00A0' || char.IsAsciiLetter(letter);
}
