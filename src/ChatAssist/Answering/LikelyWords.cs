using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Reads words by their neighbours: which marks were meant where none were typed, and which word was a slip.</summary>
/// <remarks>
/// A noisy channel (Kernighan, Church and Gale 1990): of all that may have been meant the cheapest way through the message
/// counts, where a word costs what the corpus makes of it beside its neighbours, and a slip how seldom it is made.
/// </remarks>
/// <param name="everyday">Words of every message: right as they stand, whatever official texts put beside them ("chào bạn").</param>
internal sealed class LikelyWords(SyllableModel syllables, IReadOnlySet<string> everyday)
{
    /// <summary>Somebody who sets marks leaves one out now and then.</summary>
    private const float LeftOutMarks = 3.5f;

    /// <summary>A slip is believed only where the repaired word belongs so much to a neighbour, in nats.</summary>
    private const float FewestBond = 2.5f;

    /// <summary>A word that the corpus knows is a slip only where so much more speaks for it.</summary>
    private const float KnownWord = 4;

    /// <summary>A word that the corpus knows gives way only to one that belongs so much to a neighbour.</summary>
    private const float FewestBondOfKnown = 4.5f;

    /// <summary>Marks are restored where a neighbour asks for them so much, or no other reading is nearly as usual.</summary>
    private const float SureMarks = 1;

    private const int ShortestSlip = 3;

    private const int MostOnStack = 256;

    private readonly Slips _slips = new(syllables);

    [ThreadStatic]
    private static SyllableLattice? _spare;

    [ThreadStatic]
    private static SyllableModel? _spareModel;

    public List<Word> Read(List<Word> words)
    {
        var lattice = Rent();
        var plain = words.Count <= MostOnStack ? stackalloc int[words.Count] : new int[words.Count];
        var repaired = words.Count <= MostOnStack ? stackalloc int[words.Count] : new int[words.Count];
        foreach (var word in words)
        {
            AddReadings(lattice, word);
        }

        lattice.Solve(plain);
        plain.CopyTo(repaired);
        if (HasStrangers(words, plain))
        {
            lattice.Clear();
            for (var i = 0; i < words.Count; i++)
            {
                AddReadings(lattice, words[i]);
                if (IsStranger(words, plain, i))
                {
                    AddSlips(lattice, words[i]);
                }
            }

            lattice.Solve(repaired);
        }

        var read = new List<Word>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            read.Add(Read(words, plain[i], repaired, i));
        }

        return read;
    }

    private Word Read(List<Word> words, int plain, ReadOnlySpan<int> path, int i)
    {
        var word = words[i];
        var syllable = path[i];
        if (syllable < 0)
        {
            return word;
        }

        var marked = syllables[syllable];
        var bond = Bond(words, path, i);
        if (IsReadingOf(word, syllable))
        {
            return word.KnowsMarks || !(bond >= SureMarks || IsUsual(syllable, word.Folded)) ? word : word with { Likely = marked };
        }

        if (bond < (IsKnown(word) ? FewestBondOfKnown : FewestBond))
        {
            return word.KnowsMarks || plain < 0 || !IsUsual(plain, word.Folded) ? word : word with { Likely = syllables[plain] };
        }

        var folded = VietnameseText.Fold(marked);
        return word.KnowsMarks
            ? word with { Marked = marked, Folded = folded, Typed = word }
            : word with { Marked = folded, Folded = folded, Likely = marked, Typed = word };
    }

    private void AddReadings(SyllableLattice lattice, Word word)
    {
        lattice.AddWord();
        if (word.Kind != TokenKind.Syllable)
        {
            lattice.AddReading(SyllableLattice.Other, 0);
            return;
        }

        var own = syllables.Find(word.Marked);
        var forms = word.HasMarks ? default : syllables.Forms(word.Folded);
        if (word.KnowsMarks || forms.IsEmpty)
        {
            lattice.AddReading(own, 0);
        }

        for (var form = forms.Start; form < forms.End; form++)
        {
            if (!word.KnowsMarks || form != own)
            {
                lattice.AddReading(form, !word.KnowsMarks ? 0 : own < 0 ? LeftOutMarks : LeftOutMarks + KnownWord);
            }
        }
    }

    private void AddSlips(SyllableLattice lattice, Word word)
    {
        var isKnown = IsKnown(word);
        foreach (var slip in _slips.Of(word.Marked))
        {
            // Any word is one letter away from some other: that alone makes no slip of a word that there is.
            if (!isKnown || !slip.IsOtherLetter)
            {
                lattice.AddReading(slip.Syllable, slip.Cost + (isKnown ? KnownWord : 0));
            }
        }
    }

    private bool IsKnown(Word word) => syllables.Find(word.Marked) >= 0 || (!word.KnowsMarks && !syllables.Forms(word.Folded).IsEmpty);

    private bool HasStrangers(List<Word> words, ReadOnlySpan<int> path)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (IsStranger(words, path, i))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsStranger(List<Word> words, ReadOnlySpan<int> path, int i) =>
        words[i].Kind == TokenKind.Syllable
        && words[i].Marked.Length >= ShortestSlip
        && !everyday.Contains(words[i].Marked)
        && (path[i] < 0 || !((i > 0 && path[i - 1] >= 0 && syllables.HasSeen(path[i - 1], path[i])) || (i + 1 < path.Length && path[i + 1] >= 0 && syllables.HasSeen(path[i], path[i + 1]))));

    private bool IsReadingOf(Word word, int syllable) =>
        string.Equals(word.Marked, syllables[syllable], StringComparison.Ordinal)
        || (!word.KnowsMarks && syllables.Forms(word.Folded) is var forms && syllable >= forms.Start && syllable < forms.End);

    // Two repaired words must not vouch for each other.
    private float Bond(List<Word> words, ReadOnlySpan<int> path, int i) => Math.Max(
        i > 0 && path[i - 1] >= 0 && IsReadingOf(words[i - 1], path[i - 1]) ? syllables.Bond(path[i - 1], path[i]) : 0,
        i + 1 < path.Length && path[i + 1] >= 0 && IsReadingOf(words[i + 1], path[i + 1]) ? syllables.Bond(path[i], path[i + 1]) : 0);

    // Hardly ever another syllable of the same letters.
    private bool IsUsual(int syllable, string folded)
    {
        const float FarLess = 2;
        var forms = syllables.Forms(folded);
        for (var form = forms.Start; form < forms.End; form++)
        {
            if (form != syllable && syllables.Cost(form) < syllables.Cost(syllable) + FarLess)
            {
                return false;
            }
        }

        return true;
    }

    private SyllableLattice Rent()
    {
        var lattice = _spare is not null && ReferenceEquals(_spareModel, syllables) ? _spare : new SyllableLattice(syllables);
        (_spare, _spareModel) = (lattice, syllables);
        lattice.Clear();
        return lattice;
    }
}
