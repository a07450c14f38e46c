using System.Collections.Concurrent;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>What somebody may have meant who typed a syllable: slips of the tongue, of the ear and of the fingers.</summary>
/// <remarks>The cost of a slip is −ln of how seldom it is made; the values are estimates, in nats.</remarks>
internal sealed class Slips(SyllableModel syllables)
{
    /// <summary>Hỏi and ngã sound alike in half of the country.</summary>
    private const float LikeTone = 4;

    private const float OtherMarks = 5.5f;

    /// <summary>Letters that sound alike somewhere: s and x, ch and tr, n and ng at the end.</summary>
    private const float LikeSound = 4.5f;

    private const float Swapped = 5;

    public const float OtherLetter = 7;

    /// <summary>In a word of three letters one other letter makes any word of any.</summary>
    private const int ShortestEdited = 4;

    private const int ShortestSwapped = 4;

    private const int Longest = 8;

    private const int MostCached = 10_000;

    private const string Letters = "abcdeghiklmnopqrstuvxy";

    private static readonly (string One, string Other)[] LikeOnsets =
        [("ch", "tr"), ("s", "x"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("d", "v"), ("gi", "v"), ("l", "n"), ("k", "c"), ("ng", "ngh"), ("g", "gh"), ("qu", "w")];

    private static readonly (string One, string Other)[] LikeEnds = [("n", "ng"), ("c", "t"), ("nh", "n"), ("ch", "t"), ("i", "y"), ("ui", "uôi"), ("iêu", "iu"), ("ươi", "ưi"), ("ươu", "ưu"), ("inh", "in"), ("anh", "ăn")];

    private readonly ConcurrentDictionary<string, Slip[]> _cache = new(StringComparer.Ordinal);

    /// <summary>All known syllables that one slip turns into this one, by number; without the syllable itself.</summary>
    /// <param name="typed">Canonical, with or without marks.</param>
    public Slip[] Of(string typed)
    {
        if (_cache.TryGetValue(typed, out var slips))
        {
            return slips;
        }

        slips = typed.Length > Longest ? [] : Find(typed);
        if (_cache.Count < MostCached)
        {
            _cache.TryAdd(typed, slips);
        }

        return slips;
    }

    private Slip[] Find(string typed)
    {
        var found = new Dictionary<int, float>();
        var folded = VietnameseText.Fold(typed);
        var hasMarks = !string.Equals(typed, folded, StringComparison.Ordinal);
        foreach (var sound in LikeSounding(typed).Concat(hasMarks ? LikeSounding(folded) : []))
        {
            AddForms(found, VietnameseText.Fold(sound), sound, hasMarks, LikeSound);
        }

        if (hasMarks)
        {
            AddForms(found, folded, typed, hasMarks, 0);
        }

        AddEdits(found, typed, folded, hasMarks);
        found.Remove(syllables.Find(typed));
        return [.. found.Select(slip => new Slip(slip.Key, slip.Value)).OrderBy(slip => slip.Syllable)];
    }

    private void AddForms(Dictionary<int, float> found, string folded, string meant, bool hasMarks, float cost)
    {
        var forms = syllables.Forms(folded);
        for (var form = forms.Start; form < forms.End; form++)
        {
            Add(found, form, cost + (hasMarks ? CostOfMarks(meant, syllables[form]) : 0));
        }
    }

    private void AddEdits(Dictionary<int, float> found, string typed, string folded, bool hasMarks)
    {
        foreach (var (edited, cost) in Edits(folded))
        {
            var forms = syllables.Forms(edited);
            for (var form = forms.Start; form < forms.End; form++)
            {
                Add(found, form, cost + (hasMarks && !MarkSet(typed).SetEquals(MarkSet(syllables[form])) ? OtherMarks : 0));
            }
        }
    }

    private static void Add(Dictionary<int, float> found, int syllable, float cost)
    {
        if (!found.TryGetValue(syllable, out var other) || cost < other)
        {
            found[syllable] = cost;
        }
    }

    private static IEnumerable<string> LikeSounding(string typed)
    {
        foreach (var (one, other) in LikeOnsets.Concat(LikeOnsets.Select(pair => (One: pair.Other, Other: pair.One))))
        {
            if (typed.StartsWith(one, StringComparison.Ordinal) && typed.Length > one.Length)
            {
                yield return other + typed[one.Length..];
            }
        }

        foreach (var (one, other) in LikeEnds.Concat(LikeEnds.Select(pair => (One: pair.Other, Other: pair.One))))
        {
            if (typed.EndsWith(one, StringComparison.Ordinal) && typed.Length > one.Length)
            {
                yield return typed[..^one.Length] + other;
            }
        }
    }

    private static IEnumerable<(string Edited, float Cost)> Edits(string folded)
    {
        for (var i = 0; folded.Length >= ShortestSwapped && i + 1 < folded.Length; i++)
        {
            yield return ($"{folded[..i]}{folded[i + 1]}{folded[i]}{folded[(i + 2)..]}", Swapped);
        }

        for (var i = 0; folded.Length >= ShortestEdited && i <= folded.Length; i++)
        {
            if (i < folded.Length)
            {
                yield return (folded.Remove(i, 1), OtherLetter);
            }

            foreach (var letter in Letters)
            {
                yield return (folded.Insert(i, letter.ToString()), OtherLetter);
                if (i < folded.Length)
                {
                    yield return ($"{folded[..i]}{letter}{folded[(i + 1)..]}", OtherLetter);
                }
            }
        }
    }

    // The same letters beneath: which marks differ?
    private static float CostOfMarks(string typed, string meant)
    {
        if (string.Equals(typed, meant, StringComparison.Ordinal))
        {
            return 0;
        }

        var (letters, tone) = VietnameseSyllable.TakeTone(typed);
        var (meantLetters, meantTone) = VietnameseSyllable.TakeTone(meant);
        return string.Equals(letters, meantLetters, StringComparison.Ordinal) && tone is '\u0309' or '\u0303' && meantTone is '\u0309' or '\u0303' ? LikeTone : OtherMarks;
    }

    private static HashSet<char> MarkSet(string syllable) =>
        [.. syllable.Replace('đ', '\u0335').Normalize(System.Text.NormalizationForm.FormD).Where(letter => letter is >= '\u0300' and <= '\u036F')];
}

/// <param name="Syllable">What may have been meant, by its number in the model.</param>
/// <param name="Cost">−ln of how seldom somebody slips so.</param>
internal readonly record struct Slip(int Syllable, float Cost)
{
    /// <summary>True for a letter more, less or other than meant: neither marks nor like sounds nor swapped letters.</summary>
    public bool IsOtherLetter => Cost >= Slips.OtherLetter;
}
