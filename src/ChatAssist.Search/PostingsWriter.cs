using System.Collections.Concurrent;

namespace ChatAssist.Search;

/// <summary>Turns counted occurrences into postings.</summary>
internal sealed class PostingsWriter(
    IReadOnlyList<FieldOptions> fields, Bm25Similarity similarity, FieldStatistics statistics, SortedOccurrences occurrences, Postings postings)
{
    public static Postings Write(IReadOnlyList<FieldOptions> fields, Bm25Similarity similarity, FieldStatistics statistics, SortedOccurrences occurrences)
    {
        var postings = new PostingsLayout(fields.Count, statistics.Capacity, occurrences).Allocate();
        var writer = new PostingsWriter(fields, similarity, statistics, occurrences, postings);
        var terms = occurrences.Starts.Length - 1;
        if (terms > 0)
        {
            Parallel.ForEach(Partitioner.Create(0, terms), range => writer.WriteTerms(range.Item1, range.Item2));
        }

        return postings;
    }

    private void WriteTerms(int from, int to)
    {
        var scores = new float[Math.Min(statistics.Capacity, Postings.WindowSize)];
        var documents = new ushort[scores.Length];
        for (var term = from; term < to; term++)
        {
            var rest = occurrences.Of(term);
            var idf = Bm25Similarity.Idf(postings.CountOf(term), statistics.Documents);
            var position = postings.Frequencies.Starts[term];
            for (var segment = postings.SegmentStarts[term]; segment < postings.SegmentStarts[term + 1]; segment++)
            {
                var count = postings.Firsts[segment + 1] - postings.Firsts[segment];
                for (var i = 0; i < count; i++)
                {
                    documents[i] = (ushort)rest[0].Document;
                    scores[i] = similarity.Saturate(WeightedFrequency(ref rest, ref position)) * idf;
                }

                WriteSegment(segment, documents.AsSpan(0, count), scores.AsSpan(0, count));
            }
        }
    }

    // Takes the first document's fields off the rest.
    private float WeightedFrequency(ref ReadOnlySpan<FieldOccurrence> rest, ref int position)
    {
        var document = rest[0].Document;
        var weighted = 0f;
        bool isLast;
        do
        {
            var occurrence = rest[0];
            rest = rest[1..];
            isLast = rest.IsEmpty || rest[0].Document != document;
            weighted += fields[occurrence.Field].Weight * occurrence.Frequency / statistics.Norm(document, occurrence.Field);
            FrequencyStream.Write(fields.Count, occurrence, isLast, postings.Frequencies.Bytes, ref position);
        }
        while (!isLast);
        return weighted;
    }

    private void WriteSegment(int number, ReadOnlySpan<ushort> documents, ReadOnlySpan<float> scores)
    {
        const int Highest = byte.MaxValue * Postings.Quantum;
        var highest = 0f;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        postings.Units[number] = highest / Highest;
        var segment = postings.Segment(number);
        var perScore = highest > 0 ? Highest / (double)highest : 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var steps = Math.Clamp((int)Math.Round(scores[i] * perScore), 1, Highest);
            var impact = (byte)((steps + Postings.Quantum - 1) / Postings.Quantum);
            Write(segment, i, documents[i], impact, (ushort)((impact * Postings.Quantum) - steps));
        }
    }

    private void Write(Segment segment, int posting, ushort document, byte impact, ushort rest)
    {
        if (!segment.IsDense)
        {
            postings.Documents[segment.Place + posting] = document;
            postings.Impacts[segment.Place + posting] = impact;
            postings.Rests[segment.Place + posting] = rest;
            return;
        }

        var place = (segment.Block * Postings.BlockSize) + document;
        postings.DenseImpacts[place] = impact;
        postings.DenseRests[place] = rest;
        ref var highest = ref postings.BlockMaxima[place / Postings.BlockSize];
        highest = Math.Max(highest, impact);
    }
}
