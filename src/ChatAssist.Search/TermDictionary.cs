namespace ChatAssist.Search;

/// <summary>Numbers the terms of an index: first the syllables, then the bigrams, so that building needs no strings for pairs.</summary>
internal sealed class TermDictionary
{
    private readonly Dictionary<string, int> _marked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _folded = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _bigrams = [];

    public int Count { get; private set; }

    public int AddMarked(string syllable) => Add(_marked, syllable);

    public int AddFolded(string syllable) => Add(_folded, syllable);

    /// <param name="first">The number of the first folded syllable.</param>
    /// <param name="second">The number of the second folded syllable.</param>
    public int AddBigram(int first, int second) => Add(_bigrams, Key(first, second));

    /// <summary>The term's number, or -1 where no document holds it.</summary>
    public int Find(Term term) => term.Kind switch
    {
        TermKind.Marked => _marked.GetValueOrDefault(term.First, -1),
        TermKind.Folded => _folded.GetValueOrDefault(term.First, -1),
        _ => _folded.TryGetValue(term.First, out var first) && _folded.TryGetValue(term.Second, out var second)
            ? _bigrams.GetValueOrDefault(Key(first, second), -1)
            : -1,
    };

    private int Add<TKey>(Dictionary<TKey, int> terms, TKey key)
        where TKey : notnull
    {
        if (!terms.TryGetValue(key, out var number))
        {
            number = Count++;
            terms.Add(key, number);
        }

        return number;
    }

    private static long Key(int first, int second) => ((long)first << 32) | (uint)second;
}
