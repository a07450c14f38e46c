using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Makes words of what is none: keyboard left-overs ("giaays", "to72"), stretched words ("giấyyy") and glued ones.</summary>
/// <remarks>Only what neither the corpus nor the vocabulary knows is touched, and only where known syllables come of it.</remarks>
internal sealed class WordMender(Vocabulary vocabulary, SearchIndex corpus, SyllableModel syllables)
{
    /// <summary>Nobody glues more words by mistake, and parting them takes time.</summary>
    private const int MostGlued = 12;

    private readonly GluedWords _glued = new(vocabulary, syllables);

    /// <summary>The words, mended; the very list where all are known.</summary>
    public List<Word> Mend(List<Word> words)
    {
        List<Word>? mended = null;
        var glued = MostGlued;
        for (var i = 0; i < words.Count; i++)
        {
            var better = IsKnown(words[i]) ? null : Mend(words[i]) ?? (words[i].Kind == TokenKind.Syllable && glued-- > 0 ? Parted(words[i]) : null);
            if (better is not null)
            {
                mended ??= words[..i];
                mended.AddRange(better);
            }
            else
            {
                mended?.Add(words[i]);
            }
        }

        return mended ?? words;
    }

    private bool IsKnown(Word word) =>
        word.Kind == TokenKind.Number
        || word.Marked.Length < 2
        || syllables.Find(word.Marked) >= 0
        || vocabulary.ShortWords.Contains(word.Marked)
        || (!word.HasMarks && !syllables.Forms(word.Folded).IsEmpty)
        || vocabulary.English.Contains(word.Marked)
        || (word.Kind == TokenKind.Code && corpus.DocumentFrequency(Term.Marked(word.Marked)) > 0);

    private IReadOnlyList<Word>? Mend(Word word) =>
        Decoded(word.Marked) is { } decoded ? [Make(decoded, word)]
        : word.Kind == TokenKind.Code ? null
        : Squeezed(word.Marked) is { } squeezed ? [Make(squeezed, word)]
        : null;

    private List<Word>? Parted(Word word) => _glued.Part(word.Marked)?.Select(part => Make(part, word)).ToList();

    private string? Decoded(string typed) =>
        Keystrokes.Decode(typed) is { } decoded && VietnameseSyllable.IsOne(decoded) && !syllables.Forms(VietnameseText.Fold(decoded)).IsEmpty ? decoded : null;

    // No Vietnamese syllable holds a letter twice side by side but for "oo", which is rare.
    private string? Squeezed(string typed)
    {
        var folded = VietnameseText.Fold(typed);
        if (folded.Length != typed.Length)
        {
            return null;
        }

        var squeezed = string.Concat(typed.Where((_, i) => i == 0 || folded[i] != folded[i - 1]));
        return squeezed.Length == typed.Length ? null
            : syllables.Find(squeezed) >= 0 || !syllables.Forms(squeezed).IsEmpty || vocabulary.ShortWords.Contains(squeezed) ? squeezed
            : Decoded(squeezed);
    }

    private static Word Make(string marked, Word typed)
    {
        var folded = VietnameseText.Fold(marked);
        return new Word(marked, folded, typed.KnowsMarks || !string.Equals(marked, folded, StringComparison.Ordinal));
    }
}
