namespace ChatAssist.Search;

/// <summary>A syllable, number or code of a text.</summary>
/// <param name="Marked">Canonical form as written: NFC, lower case, marks kept.</param>
/// <param name="Folded">The same without marks.</param>
/// <param name="Start">Where it begins in the original text, in UTF-16 units.</param>
/// <param name="End">Where it ends, exclusive.</param>
public readonly record struct Token(string Marked, string Folded, int Start, int End, TokenKind Kind);

public enum TokenKind
{
    /// <summary>A run of letters: in Vietnamese, a syllable.</summary>
    Syllable,

    /// <summary>Digits only.</summary>
    Number,

    /// <summary>Letters or signs with digits, kept whole: 1.004194, CT01, 123/2015/NĐ-CP.</summary>
    Code,
}
