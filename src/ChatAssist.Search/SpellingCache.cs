namespace ChatAssist.Search;

/// <summary>Remembers how a token spelled so is canonical and folded, so that a corpus of millions of tokens makes few strings.</summary>
internal static class SpellingCache
{
    /// <summary>Vietnamese has some 7,000 syllables; capitals, typing slips and codes make up the rest.</summary>
    private const int Capacity = 20_000;

    [ThreadStatic]
    private static Dictionary<string, Spelling>? _spellings;

    public static Spelling Get(ReadOnlySpan<char> written)
    {
        var spellings = _spellings ??= new Dictionary<string, Spelling>(StringComparer.Ordinal);
        var lookup = spellings.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(written, out var spelling))
        {
            return spelling;
        }

        spelling = Spelling.Of(written);
        if (spellings.Count < Capacity)
        {
            spellings.Add(written.ToString(), spelling);
        }

        return spelling;
    }
}

/// <summary>A token's canonical and folded form and its kind, without its place.</summary>
internal sealed record Spelling(string Marked, string Folded, TokenKind Kind)
{
    private bool? _isSyllable;

    /// <summary>Whether it may be a Vietnamese syllable; found out when first asked for.</summary>
    public bool IsSyllable => _isSyllable ??= VietnameseSyllable.IsOne(Marked);

    public static Spelling Of(ReadOnlySpan<char> written)
    {
        var marked = VietnameseText.Canonical(written);
        var folded = VietnameseText.Fold(marked);
        var digits = marked.Count(char.IsAsciiDigit);
        var kind = digits == 0 ? TokenKind.Syllable : digits == marked.Length ? TokenKind.Number : TokenKind.Code;
        return new Spelling(marked, string.Equals(marked, folded, StringComparison.Ordinal) ? marked : folded, kind);
    }
}
