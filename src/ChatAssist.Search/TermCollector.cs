using System.Runtime.InteropServices;

namespace ChatAssist.Search;

/// <summary>Numbers terms as they come while an index is built; <see cref="ToDictionary"/> puts them in their final order.</summary>
internal sealed class TermCollector
{
    private readonly Dictionary<string, Syllable> _marked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Folded> _folded = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> _bigrams = [];
    private readonly List<long> _bigramKeys = [];
    private readonly List<int> _bigramNumbers = [];

    public int Count { get; private set; }

    /// <summary>The numbers of a token's marked and folded form.</summary>
    public Syllable Add(Token token)
    {
        ref var syllable = ref CollectionsMarshal.GetValueRefOrAddDefault(_marked, token.Marked, out var isKnown);
        if (!isKnown)
        {
            var marked = Count++;
            syllable = new Syllable(marked, Add(token.Folded), token.Folded);
        }

        // The folded form follows from the marked one unless a caller has rules of its own.
        return string.Equals(syllable.FoldedText, token.Folded, StringComparison.Ordinal)
            ? syllable
            : syllable with { Folded = Add(token.Folded), FoldedText = token.Folded };
    }

    /// <param name="first">The place of the first folded syllable among the folded ones.</param>
    /// <param name="second">The place of the second one.</param>
    public int AddBigram(int first, int second)
    {
        // A long hashes to the exclusive or of its halves, which thousands of pairs share; an odd factor spreads them and keeps them apart.
        const ulong Spread = 0x9E37_79B9_7F4A_7C15;
        var key = ((long)first << 32) | (uint)second;
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_bigrams, unchecked((ulong)key * Spread), out var isKnown);
        if (!isKnown)
        {
            number = Count++;
            _bigramKeys.Add(key);
            _bigramNumbers.Add(number);
        }

        return number;
    }

    /// <summary>The finished dictionary, and for each number given so far the one that the term has there.</summary>
    public (TermDictionary Terms, int[] FinalNumbers) ToDictionary()
    {
        var final = new int[Count];
        var marked = new string[_marked.Count];
        foreach (var ((text, syllable), place) in _marked.Select((entry, place) => (entry, place)))
        {
            marked[place] = text;
            final[syllable.Marked] = place;
        }

        var folded = new string[_folded.Count];
        foreach (var (text, syllable) in _folded)
        {
            folded[syllable.Place] = text;
            final[syllable.Number] = marked.Length + syllable.Place;
        }

        var keys = _bigramKeys.ToArray();
        var numbers = _bigramNumbers.ToArray();
        Array.Sort(keys, numbers);
        var starts = new int[folded.Length + 1];
        for (var i = 0; i < keys.Length; i++)
        {
            starts[(keys[i] >> 32) + 1]++;
            final[numbers[i]] = marked.Length + folded.Length + i;
        }

        for (var first = 0; first < folded.Length; first++)
        {
            starts[first + 1] += starts[first];
        }

        return (new TermDictionary(marked, folded, starts, Array.ConvertAll(keys, key => (int)key)), final);
    }

    private Folded Add(string folded)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_folded, folded, out var isKnown);
        return isKnown ? number : number = new Folded(Count++, _folded.Count - 1);
    }
}

/// <summary>What a token counts as: its marked and its folded form.</summary>
internal readonly record struct Syllable(int Marked, Folded Folded, string FoldedText);

/// <param name="Number">Among all terms.</param>
/// <param name="Place">Among the folded syllables.</param>
internal readonly record struct Folded(int Number, int Place);
