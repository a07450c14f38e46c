using ChatAssist.Search;

namespace ChatAssist.AdminUnits;

/// <summary>
/// The names of communes, districts and provinces before and after 1 July 2025 (Nghị quyết 1664/NQ-UBTVQH15 for Gia Lai),
/// from <c>knowledge-base/admin-units</c>, which <c>ChatAssist.Tools import-units</c> writes.
/// </summary>
public sealed class AdminUnitTable
{
    private readonly ILookup<string, AdminUnit> _byName;
    private readonly List<List<string>> _cues;
    private readonly List<List<string>> _filingCues;
    private readonly int _longestName;

    public AdminUnitTable(IReadOnlyList<AdminUnit> units, AdminUnitTexts texts)
    {
        Texts = texts;
        _byName = units.ToLookup(unit => string.Join(' ', Folded(unit.BareName)));
        _longestName = units.Select(unit => Folded(unit.BareName).Count).DefaultIfEmpty(0).Max();
        _cues = texts.Cues.ConvertAll(Folded);
        _filingCues = texts.FilingCues.ConvertAll(Folded);
    }

    /// <summary>What is said about the names.</summary>
    public AdminUnitTexts Texts { get; }

    /// <summary>Where a place is named that people ask the new name of, or whose new name helps.</summary>
    /// <returns>Null where there is none. A name alone in the middle of a sentence is none: "an toàn" is also a commune.</returns>
    public AdminUnitMention? In(string text)
    {
        var words = VietnameseAnalyzer.Analyze(text);
        var taken = new bool[words.Count];
        var named = Named(words, taken).ToList();
        var asks = Stand(_cues, words, taken) | Stand(_filingCues, words);
        var rest = string.Join(' ', words.Where((_, index) => !taken[index]).Select(word => word.Marked));
        var isAsked = asks || rest.Length == 0;
        var sure = named.Where(found => isAsked || found.HasKind).ToList();
        return sure.Count == 0 ? null : new AdminUnitMention(Choose(sure, words), isAsked, rest);
    }

    private IEnumerable<Found> Named(List<Token> words, bool[] taken)
    {
        for (var start = 0; start < words.Count; start++)
        {
            for (var length = Math.Min(_longestName, words.Count - start); length > 0; length--)
            {
                if (At(words, start, length) is { } found)
                {
                    Array.Fill(taken, value: true, found.Start, found.End - found.Start);
                    yield return found;
                    start += length - 1;
                    break;
                }
            }
        }
    }

    private Found? At(List<Token> words, int start, int length)
    {
        var span = words.GetRange(start, length);
        var units = _byName[string.Join(' ', span.Select(word => word.Folded))].Where(unit => IsTyped(span, unit)).ToList();
        if (units.Count == 0)
        {
            return null;
        }

        var (kind, kindLength) = Texts.KindBefore(words, start);
        var next = start + length < words.Count ? words[start + length].Marked : "";
        units = next == "mới" ? units.FindAll(unit => unit.Kind == AdminUnitKind.Commune) : units;
        if (units.Count == 0 || (kind is null && length == 1))
        {
            // A name of one syllable ("Gào", "Hra") is nearly always another word.
            return null;
        }

        var ofKind = kind is null ? [] : units.FindAll(unit => unit.KindName == kind);
        return new Found(start - kindLength, start + length + (next is "cũ" or "mới" ? 1 : 0), ofKind.Count > 0 ? ofKind : units, kind is not null || next is "cũ" or "mới");
    }

    // Who typed marks meant them.
    private static bool IsTyped(List<Token> span, AdminUnit unit)
    {
        var meant = VietnameseAnalyzer.Analyze(unit.BareName);
        return !span.Where((word, index) => word.Marked != word.Folded && word.Marked != meant[index].Marked).Any();
    }

    /// <param name="taken">Where the words of what stands there are marked.</param>
    private static bool Stand(List<List<string>> phrases, List<Token> words, bool[]? taken = null)
    {
        var any = false;
        foreach (var phrase in phrases)
        {
            for (var start = 0; start + phrase.Count <= words.Count; start++)
            {
                if (phrase.Select((word, index) => words[start + index].Folded == word).All(isSame => isSame))
                {
                    any = true;
                    taken?.AsSpan(start, phrase.Count).Fill(value: true);
                }
            }
        }

        return any;
    }

    /// <summary>The smallest kind of place that is named, narrowed by the district or province named beside it.</summary>
    private static List<AdminUnit> Choose(List<Found> named, List<Token> words)
    {
        var main = named.MinBy(found => found.Units.Min(unit => unit.Kind))!;
        if (!main.HasKind && words.Exists(word => word.Folded == "tinh") && main.Units.FindAll(unit => unit.Kind == AdminUnitKind.FormerProvince) is [_, ..] provinces)
        {
            return provinces;
        }

        var units = main.HasKind ? main.Units : main.Units.FindAll(unit => unit.Kind <= AdminUnitKind.FormerCommune) is [_, ..] communes ? communes : main.Units;
        var around = named.Where(found => found != main).SelectMany(found => found.Units).Select(unit => unit.Name).ToHashSet(StringComparer.Ordinal);
        var narrowed = units.FindAll(unit => around.Contains(unit.District) || around.Contains(unit.Province));
        units = narrowed.Count > 0 ? narrowed : units;

        // A commune that has kept its name is best told of by what it was.
        var former = units.FindAll(unit => unit.Kind == AdminUnitKind.FormerCommune);
        return former.Count > 0 ? former : [units.MinBy(unit => unit.Kind)!];
    }

    private static List<string> Folded(string text) => [.. VietnameseAnalyzer.Analyze(text).Select(word => word.Folded)];

    /// <param name="HasKind">Whether "xã", "huyện"… stands before the name, or "cũ", "mới" behind it.</param>
    private sealed record Found(int Start, int End, List<AdminUnit> Units, bool HasKind);
}

/// <param name="Units">What may be meant; at least one.</param>
/// <param name="IsAsked">Whether the new name is asked for, or the name is all that was said.</param>
/// <param name="Rest">The message without the names and without what asks for them.</param>
public sealed record AdminUnitMention(IReadOnlyList<AdminUnit> Units, bool IsAsked, string Rest);
