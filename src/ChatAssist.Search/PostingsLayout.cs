namespace ChatAssist.Search;

/// <summary>Decides where each term's postings will lie, so that they can then be written by several threads.</summary>
internal sealed class PostingsLayout
{
    private readonly int _documents;
    private readonly int _fields;
    private readonly List<ushort> _windows = [];
    private readonly List<int> _firsts = [];
    private readonly List<int> _places = [];
    private int _postings;
    private int _frequencyBytes;

    public PostingsLayout(int fields, int documents, SortedOccurrences occurrences)
    {
        _fields = fields;
        _documents = documents;
        var terms = occurrences.Starts.Length - 1;
        SegmentStarts = new int[terms + 1];
        FrequencyStarts = new int[terms + 1];
        for (var term = 0; term < terms; term++)
        {
            AddTerm(occurrences.Of(term));
            SegmentStarts[term + 1] = _places.Count;
            FrequencyStarts[term + 1] = _frequencyBytes;
        }

        _firsts.Add(_postings);
    }

    public int[] SegmentStarts { get; }

    public int[] FrequencyStarts { get; }

    public int SparsePostings { get; private set; }

    public int DenseBlocks { get; private set; }

    public Postings Allocate() => new()
    {
        SegmentStarts = SegmentStarts,
        Windows = [.. _windows],
        Firsts = [.. _firsts],
        Places = [.. _places],
        Units = new float[_places.Count],
        Documents = new ushort[SparsePostings],
        Impacts = new byte[SparsePostings],
        Rests = new ushort[SparsePostings],
        DenseImpacts = new byte[DenseBlocks * Postings.BlockSize],
        DenseRests = new ushort[DenseBlocks * Postings.BlockSize],
        BlockMaxima = new byte[DenseBlocks],
        Frequencies = new FrequencyStream(_fields, FrequencyStarts, new byte[_frequencyBytes]),
    };

    private void AddTerm(ReadOnlySpan<FieldOccurrence> occurrences)
    {
        var window = -1;
        var document = -1;
        var count = 0;
        foreach (var occurrence in occurrences)
        {
            _frequencyBytes = checked(_frequencyBytes + FrequencyStream.SizeOf(_fields, occurrence));
            if (occurrence.Document == document)
            {
                continue;
            }

            document = occurrence.Document;
            if (document >> Postings.WindowBits != window)
            {
                EndSegment(window, count);
                window = document >> Postings.WindowBits;
                count = 0;
            }

            count++;
        }

        EndSegment(window, count);
    }

    private void EndSegment(int window, int count)
    {
        if (count == 0)
        {
            return;
        }

        var blocks = Postings.BlocksOf(Math.Min(Postings.WindowSize, _documents - (window << Postings.WindowBits)));
        var isDense = count * (long)Postings.DenseShare >= blocks * Postings.BlockSize;
        _windows.Add((ushort)window);
        _firsts.Add(_postings);
        _places.Add(isDense ? ~DenseBlocks : SparsePostings);
        _postings = checked(_postings + count);
        SparsePostings += isDense ? 0 : count;
        DenseBlocks = checked(DenseBlocks + (isDense ? blocks : 0));
    }
}
