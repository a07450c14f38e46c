namespace ChatAssist.Search;

/// <summary>Sees to it that no number read from a file leads a search beyond an array, whoever wrote the file.</summary>
/// <param name="documents">How many documents the index has.</param>
internal sealed class PostingsCheck(Postings postings, int documents)
{
    /// <exception cref="InvalidDataException">A number does; the message names the part.</exception>
    public void Run(int terms)
    {
        var segments = postings.Windows.Length;
        IndexFileReader.RequireStarts(postings.SegmentStarts, terms, segments);
        IndexFileReader.Require(postings.Places.Length == segments && postings.Units.Length == segments && postings.Firsts.Length == segments + 1 && postings.Firsts[0] == 0, "segments are not told whole");
        IndexFileReader.Require(postings.Impacts.Length == postings.Documents.Length && postings.Rests.Length == postings.Documents.Length, "postings are not told whole");
        IndexFileReader.Require(
            postings.DenseImpacts.Length == (long)postings.BlockMaxima.Length * Postings.BlockSize && postings.DenseRests.Length == postings.DenseImpacts.Length,
            "blocks are not told whole");
        for (var segment = 0; segment < segments; segment++)
        {
            CheckSegment(segment);
        }

        IndexFileReader.RequireStarts(postings.Frequencies.Starts, terms, postings.Frequencies.Bytes.Length);
        for (var term = 0; term < terms; term++)
        {
            IndexFileReader.Require(AreWindowsAscending(term), "windows are out of order");
            IndexFileReader.Require(postings.Frequencies.Holds(term, postings.CountOf(term)), "frequencies do not fit the postings");
        }
    }

    private void CheckSegment(int number)
    {
        var window = Math.Min(Postings.WindowSize, documents - ((long)postings.Windows[number] << Postings.WindowBits));
        IndexFileReader.Require(window > 0 && postings.Firsts[number + 1] > postings.Firsts[number], "a segment of nothing");
        IndexFileReader.Require(float.IsFinite(postings.Units[number]) && postings.Units[number] >= 0, "an impact that is no number");
        var segment = postings.Segment(number);
        if (segment.IsDense)
        {
            CheckDense(segment, (int)window);
        }
        else
        {
            CheckSparse(segment, (int)window);
        }
    }

    private void CheckSparse(Segment segment, int window)
    {
        IndexFileReader.Require((long)segment.Place + segment.Count <= postings.Documents.Length, "a segment beyond the postings");
        var previous = -1;
        foreach (var document in postings.Documents.AsSpan(segment.Place, segment.Count))
        {
            IndexFileReader.Require(document > previous, "documents are out of order");
            previous = document;
        }

        IndexFileReader.Require(previous < window, "a posting of an unknown document");
    }

    private void CheckDense(Segment segment, int window)
    {
        var blocks = Postings.BlocksOf(window);
        IndexFileReader.Require((long)segment.Block + blocks <= postings.BlockMaxima.Length, "a segment beyond the blocks");
        var impacts = postings.DenseImpacts.AsSpan(segment.Block * Postings.BlockSize, blocks * Postings.BlockSize);
        IndexFileReader.Require(!impacts[window..].ContainsAnyExcept((byte)0), "a posting of an unknown document");
        IndexFileReader.Require(impacts.Length - impacts.Count((byte)0) == segment.Count, "postings are miscounted");
    }

    private bool AreWindowsAscending(int term)
    {
        for (var segment = postings.SegmentStarts[term] + 1; segment < postings.SegmentStarts[term + 1]; segment++)
        {
            if (postings.Windows[segment] <= postings.Windows[segment - 1])
            {
                return false;
            }
        }

        return true;
    }
}
