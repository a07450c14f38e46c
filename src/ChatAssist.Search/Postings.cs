using System.Runtime.InteropServices;

namespace ChatAssist.Search;

/// <summary>The postings of all terms in flat arrays: what a search adds up, what makes its sums exact, and what an explanation reads.</summary>
/// <remarks>
/// <para>
/// Documents lie in windows of 65,536 and windows in blocks of 64. What a posting adds to a score, its impact, is a
/// whole number of 24 bits times a unit that its term has in the window. The upper byte, rounded up, is all that is
/// read of most documents (score-at-a-time search on quantised impacts: Anh and Moffat 2006; JASS, Lin and Trotman
/// 2015); the two lower bytes are read for the few that may be among the best.
/// </para>
/// <para>
/// A rare term lists its documents; a frequent one has an impact for every document of the window, most of them not
/// 0, and for every block the highest of them (block-max indexes: Ding and Suel 2011).
/// </para>
/// </remarks>
internal sealed class Postings
{
    public const int WindowBits = 16;
    public const int WindowSize = 1 << WindowBits;
    public const int BlockSize = 64;

    /// <summary>Terms that one document in so many holds get a place for every document: at 8 a search is a sixth faster than at 4, the index a fifth larger.</summary>
    public const int DenseShare = 8;

    /// <summary>Impacts are below 1 of these: the upper byte counts in it.</summary>
    public const int Quantum = 1 << 16;

    /// <summary>For each term its first segment, and the end.</summary>
    public required int[] SegmentStarts { get; init; }

    /// <summary>For each segment, the postings of a term in one window, which window.</summary>
    public required ushort[] Windows { get; init; }

    /// <summary>For each segment the number of its first posting, and the end.</summary>
    public required int[] Firsts { get; init; }

    /// <summary>For each segment its place in the sparse arrays; the complement of its first block where it is dense.</summary>
    public required int[] Places { get; init; }

    /// <summary>For each segment what one step of its impacts is worth.</summary>
    public required float[] Units { get; init; }

    /// <summary>Numbers within the window.</summary>
    public required ushort[] Documents { get; init; }

    /// <summary>Impact in quanta, rounded up: 1 to 255.</summary>
    public required byte[] Impacts { get; init; }

    /// <summary>By how many steps the rounded impact is too high.</summary>
    public required ushort[] Rests { get; init; }

    /// <summary>As <see cref="Impacts"/>, one for each document of the window; 0 where it does not hold the term.</summary>
    public required byte[] DenseImpacts { get; init; }

    public required ushort[] DenseRests { get; init; }

    /// <summary>The highest impact of each block of <see cref="DenseImpacts"/>.</summary>
    public required byte[] BlockMaxima { get; init; }

    public required FrequencyStream Frequencies { get; init; }

    public int Count => Firsts[^1];

    public long SearchBytes =>
        ((SegmentStarts.Length + Firsts.Length + Places.Length + Units.Length) * 4L) + ((Windows.Length + Documents.Length) * 2L)
        + Impacts.Length + DenseImpacts.Length + BlockMaxima.Length;

    public long ExactBytes => (Rests.Length + DenseRests.Length) * 2L;

    /// <summary>How many documents hold the term.</summary>
    public int CountOf(int term) => Firsts[SegmentStarts[term + 1]] - Firsts[SegmentStarts[term]];

    public Segment Segment(int number) => new(Places[number], Firsts[number + 1] - Firsts[number], Units[number]);

    /// <summary>How often the term stands in each field of the document; empty where it does not.</summary>
    public List<FieldFrequency> FrequenciesOf(int term, int document)
    {
        for (var number = SegmentStarts[term]; number < SegmentStarts[term + 1]; number++)
        {
            if (Windows[number] == document >> WindowBits)
            {
                var place = PlaceOf(Segment(number), (ushort)document);
                return place < 0 ? [] : Frequencies.Read(term, Firsts[number] - Firsts[SegmentStarts[term]] + place);
            }
        }

        return [];
    }

    /// <summary>How many blocks a window of so many documents has; dense segments are padded to whole groups of block maxima.</summary>
    public static int BlocksOf(int documents) => (documents + BlockSize - 1) / BlockSize;

    private int PlaceOf(Segment segment, ushort document)
    {
        if (!segment.IsDense)
        {
            return Documents.AsSpan(segment.Place, segment.Count).BinarySearch(document);
        }

        var upTo = DenseImpacts.AsSpan(segment.Block * BlockSize, document + 1);
        return upTo[document] == 0 ? -1 : upTo[..document].Length - upTo[..document].Count((byte)0);
    }
}

/// <summary>A term in one window.</summary>
/// <param name="Count">How many documents of the window hold it.</param>
/// <param name="Unit">What one step of its impacts is worth.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Segment(int Place, int Count, float Unit)
{
    public bool IsDense => Place < 0;

    /// <summary>Of a dense segment, its first block.</summary>
    public int Block => ~Place;
}
