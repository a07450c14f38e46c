using System.Diagnostics.CodeAnalysis;

namespace ChatAssist.Search;

/// <summary>
/// Which syllables a corpus knows and which stand side by side: it restores marks, repairs slips and parts glued words.
/// </summary>
/// <remarks>
/// A bigram model with absolute discounting (Ney, Essen and Kneser 1994). Costs are −ln of probabilities, kept in a byte
/// each; a pair takes three bytes. Syllables are numbered in the order of their folded forms, so that all marked forms
/// of one folded syllable are neighbours.
/// </remarks>
public sealed class SyllableModel
{
    public const int MostSyllables = ushort.MaxValue;

    /// <summary>Sixteenths of a nat, up to 16 nats: a pair seen once among nine million.</summary>
    internal const float Unit = 1 / 16f;

    private readonly string[] _marked;
    private readonly byte[] _costs;
    private readonly int[] _starts;
    private readonly byte[] _unseen;
    private readonly ushort[] _seconds;
    private readonly byte[] _pairCosts;
    private readonly Dictionary<string, int> _byMarked;
    private readonly Dictionary<string, SyllableRange> _byFolded;

    internal SyllableModel(string[] marked, byte[] costs, int[] starts, byte[] unseen, ushort[] seconds, byte[] pairCosts)
    {
        (_marked, _costs, _starts, _unseen, _seconds, _pairCosts) = (marked, costs, starts, unseen, seconds, pairCosts);
        _byMarked = new Dictionary<string, int>(marked.Length, StringComparer.Ordinal);
        _byFolded = new Dictionary<string, SyllableRange>(marked.Length, StringComparer.Ordinal);
        for (var number = 0; number < marked.Length; number++)
        {
            _byMarked.Add(marked[number], number);
            var folded = VietnameseText.Fold(marked[number]);
            _byFolded[folded] = _byFolded.TryGetValue(folded, out var range) ? range with { End = number + 1 } : new SyllableRange(number, number + 1);
        }
    }

    /// <summary>Saves the model as one file, in one step, as <see cref="SearchIndex.Save"/> does.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Save(string path, string fingerprint) => IndexFile.Save(path, fingerprint, writer =>
    {
        writer.Write(_marked);
        writer.Write(_costs);
        writer.Write(_starts);
        writer.Write(_unseen);
        writer.Write(_seconds);
        writer.Write(_pairCosts);
    });

    /// <summary>Loads a model that was saved, under the conditions of <see cref="SearchIndex.TryLoad"/>.</summary>
    public static bool TryLoad(string path, string fingerprint, [NotNullWhen(true)] out SyllableModel? model, out string? problem)
    {
        model = IndexFile.TryLoad(path, fingerprint, Read, out problem);
        return model is not null;
    }

    /// <summary>How many marked syllables are known.</summary>
    public int Count => _marked.Length;

    /// <summary>How many pairs are known.</summary>
    public int PairCount => _seconds.Length;

    /// <summary>The syllable's number, or -1 where the corpus does not know it.</summary>
    public int Find(string marked) => _byMarked.GetValueOrDefault(marked, -1);

    public int Find(ReadOnlySpan<char> marked) => _byMarked.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(marked, out var number) ? number : -1;

    /// <summary>All marked forms of a folded syllable; empty where there is none.</summary>
    public SyllableRange Forms(string folded) => _byFolded.GetValueOrDefault(folded);

    public SyllableRange Forms(ReadOnlySpan<char> folded) =>
        _byFolded.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var range) ? range : default;

    public string this[int syllable] => _marked[syllable];

    /// <summary>How unusual the syllable is: −ln of its share of the corpus.</summary>
    public float Cost(int syllable) => _costs[syllable] * Unit;

    /// <summary>How unusual the second is behind the first: −ln of its probability there.</summary>
    public float Cost(int first, int second) =>
        IndexOf(first, second) is >= 0 and var pair ? _pairCosts[pair] * Unit : (_unseen[first] + _costs[second]) * Unit;

    public bool HasSeen(int first, int second) => IndexOf(first, second) >= 0;

    /// <summary>How much likelier the pair is than chance, in nats; 0 where it was never seen.</summary>
    public float Bond(int first, int second) =>
        IndexOf(first, second) is >= 0 and var pair ? (_costs[second] - _pairCosts[pair]) * Unit : 0;

    /// <summary>What follows a syllable, to be asked for many at once.</summary>
    internal SyllableRow After(int first) =>
        new(_seconds.AsSpan(_starts[first].._starts[first + 1]), _pairCosts.AsSpan(_starts[first].._starts[first + 1]), _unseen[first], _costs);

    internal static byte ToByte(double nats) => (byte)Math.Clamp(Math.Round(nats / Unit), 0, byte.MaxValue);

    private int IndexOf(int first, int second)
    {
        var found = _seconds.AsSpan(_starts[first].._starts[first + 1]).BinarySearch((ushort)second);
        return found < 0 ? -1 : _starts[first] + found;
    }

    private static SyllableModel Read(IndexFileReader reader)
    {
        var marked = reader.ReadTexts();
        var costs = reader.ReadArray<byte>();
        var starts = reader.ReadArray<int>();
        var unseen = reader.ReadArray<byte>();
        var seconds = reader.ReadArray<ushort>();
        var pairCosts = reader.ReadArray<byte>();
        IndexFileReader.Require(
            marked.Length <= MostSyllables && costs.Length == marked.Length && unseen.Length == marked.Length && pairCosts.Length == seconds.Length
            && marked.ToHashSet(StringComparer.Ordinal).Count == marked.Length && !seconds.AsSpan().ContainsAnyExceptInRange((ushort)0, (ushort)Math.Max(0, marked.Length - 1)),
            "its syllables are not told whole");
        IndexFileReader.RequireStarts(starts, marked.Length, seconds.Length);
        return new SyllableModel(marked, costs, starts, unseen, seconds, pairCosts);
    }
}

/// <summary>The numbers of syllables from a first to before an end.</summary>
public readonly record struct SyllableRange(int Start, int End)
{
    public bool IsEmpty => Start == End;

    public int Count => End - Start;
}
