using System.Globalization;
using System.Text;

namespace ChatAssist.Search;

/// <summary>Whether letters can be a Vietnamese syllable at all: an onset, a rime and a tone that go together.</summary>
public static class VietnameseSyllable
{
    private const int Longest = 7;

    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    /// <summary>Longer ones first, so that "ngh" is not taken for "n".</summary>
    private static readonly string[] Onsets =
        ["ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""];

    private static readonly HashSet<string> Rimes = new(
        ("a ai ao au ay am an ang anh ap at ac ach ăm ăn ăng ăp ăt ăc âu ây âm ân âng âp ât âc e eo em en eng ep et ec ê êu êm ên êng ênh êp êt êch "
        + "i iu im in inh ip it ich ia iêu iêm iên iêng iêp iêt iêc o oi om on ong op ot oc oong ooc ô ôi ôm ôn ông ôp ôt ôc ơ ơi ơm ơn ơp ơt "
        + "u ui um un ung up ut uc ua uôi uôm uôn uông uôt uôc ư ưi ưu ưm ưng ưt ưc ưa ươi ươu ươm ươn ương ươp ươt ươc "
        + "y yêu yêm yên yêng yêt oa oai oao oay oam oan oang oanh oap oat oac oach oăm oăn oăng oăt oăc oe oeo oen oet uân uâng uât uây uê uêch uênh "
        + "uy uya uyên uyêt uyu uynh uych uyt uyp uơ").Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string> FoldedRimes = Rimes.Select(VietnameseText.Fold).ToHashSet(StringComparer.Ordinal);

    /// <param name="canonical">As <see cref="VietnameseText.Canonical"/> gives it; without any marks it may stand for some syllable with marks.</param>
    public static bool IsOne(string canonical)
    {
        if (canonical.Length is 0 or > Longest)
        {
            return false;
        }

        var (letters, tone) = TakeTone(canonical);
        return tone is not null
            && Array.Exists(Onsets, onset => letters.StartsWith(onset, StringComparison.Ordinal) && IsRime(letters[onset.Length..], tone.Value));
    }

    /// <summary>The letters without their tone; null for a tone where there is more than one.</summary>
    public static (string Letters, char? Tone) TakeTone(string text)
    {
        if (Ascii.IsValid(text))
        {
            return (text, '\0');
        }

        var decomposed = text.Normalize(NormalizationForm.FormD);
        var tones = decomposed.Where(letter => Tones.Contains(letter)).ToList();
        var bare = tones.Count == 0 ? text : string.Concat(decomposed.Where(letter => !Tones.Contains(letter))).Normalize(NormalizationForm.FormC);
        return (bare, tones.Count > 1 ? null : tones.FirstOrDefault());
    }

    private static bool IsRime(string rime, char tone)
    {
        // A rime that ends in a stop has the sharp or the heavy tone and no other; unmarked it may stand for one that has.
        var endsInStop = (rime.Length > 1 && rime[^1] is 'p' or 't' or 'c') || rime.EndsWith("ch", StringComparison.Ordinal);
        return tone == '\0' && Ascii.IsValid(rime)
            ? FoldedRimes.Contains(rime)
            : Rimes.Contains(rime) && (!endsInStop || tone is '\u0301' or '\u0323');
    }
}
