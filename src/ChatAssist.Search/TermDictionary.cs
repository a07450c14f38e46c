namespace ChatAssist.Search;

/// <summary>Numbers the terms of an index: first the marked syllables, then the folded ones, then the bigrams.</summary>
/// <remarks>
/// Bigrams are kept as a sparse matrix (compressed rows): those that begin with one syllable lie together, ordered by
/// the second, so that a pair costs four bytes and no string.
/// </remarks>
/// <param name="marked">The marked syllables; each one's place is its number.</param>
/// <param name="folded">The folded syllables in the order of their numbers.</param>
/// <param name="bigramStarts">For each folded syllable where its row begins in <paramref name="bigramSeconds"/>, and the end.</param>
/// <param name="bigramSeconds">The second syllables of the bigrams, ascending in each row.</param>
internal sealed class TermDictionary(string[] marked, string[] folded, int[] bigramStarts, int[] bigramSeconds)
{
    private readonly Dictionary<string, int> _marked = Number(marked);
    private readonly Dictionary<string, int> _folded = Number(folded);

    public string[] Marked => marked;

    public string[] Folded => folded;

    public int[] BigramStarts => bigramStarts;

    public int[] BigramSeconds => bigramSeconds;

    public int Count => marked.Length + folded.Length + bigramSeconds.Length;

    /// <summary>About what the dictionary takes in memory: arrays, strings and the two tables.</summary>
    public long Bytes
    {
        get
        {
            const int StringBytes = 22;
            const int EntryBytes = 32;
            return ((bigramStarts.Length + bigramSeconds.Length) * 4L) + marked.Concat(folded).Sum(text => StringBytes + (text.Length * 2L) + EntryBytes);
        }
    }

    /// <summary>The term's number, or -1 where no document holds it.</summary>
    public int Find(Term term) => term.Kind switch
    {
        TermKind.Marked => _marked.GetValueOrDefault(term.First, -1),
        TermKind.Folded => _folded.TryGetValue(term.First, out var number) ? marked.Length + number : -1,
        _ => _folded.TryGetValue(term.First, out var first) && _folded.TryGetValue(term.Second, out var second)
            ? FindBigram(first, second)
            : -1,
    };

    private int FindBigram(int first, int second)
    {
        var found = Array.BinarySearch(bigramSeconds, bigramStarts[first], bigramStarts[first + 1] - bigramStarts[first], second);
        return found < 0 ? -1 : marked.Length + folded.Length + found;
    }

    private static Dictionary<string, int> Number(string[] syllables)
    {
        var numbers = new Dictionary<string, int>(syllables.Length, StringComparer.Ordinal);
        for (var i = 0; i < syllables.Length; i++)
        {
            numbers.Add(syllables[i], i);
        }

        return numbers;
    }
}
