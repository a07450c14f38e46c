namespace ChatAssist.Search;

/// <summary>What an index is made of, in the order of its file.</summary>
internal static class IndexParts
{
    public static void Write(SearchIndex index, IndexFileWriter writer)
    {
        writer.Write(index.Similarity.K1);
        writer.Write([.. index.Fields.Select(field => field.Name)]);
        writer.Write(index.Fields.Select(field => field.Weight).ToArray());
        writer.Write(index.Fields.Select(field => field.LengthNormalization).ToArray());
        writer.Write(index.Statistics.Lengths);
        writer.Write(index.Statistics.Averages);
        writer.Write(index.Statistics.Documents);
        writer.Write(index.Terms.Marked);
        writer.Write(index.Terms.Folded);
        writer.Write(index.Terms.BigramStarts);
        writer.Write(index.Terms.BigramSeconds);
        WritePostings(index.Postings, writer);
    }

    /// <exception cref="InvalidDataException">The parts do not fit each other.</exception>
    public static SearchIndex Read(IndexFileReader reader)
    {
        var similarity = new Bm25Similarity(reader.Read<float>());
        var fields = ReadFields(reader);
        var statistics = ReadStatistics(fields, reader);
        var terms = ReadTerms(reader);
        var postings = ReadPostings(fields.Length, reader);
        new PostingsCheck(postings, statistics.Capacity).Run(terms.Count);
        return new SearchIndex(terms, fields, similarity, statistics, postings);
    }

    private static FieldOptions[] ReadFields(IndexFileReader reader)
    {
        var names = reader.ReadTexts();
        var weights = reader.ReadArray<float>();
        var normalizations = reader.ReadArray<float>();
        IndexFileReader.Require(names.Length is > 0 and <= byte.MaxValue && weights.Length == names.Length && normalizations.Length == names.Length, "its fields are not told whole");
        return [.. names.Select((name, i) => new FieldOptions(name, weights[i], normalizations[i]))];
    }

    private static FieldStatistics ReadStatistics(FieldOptions[] fields, IndexFileReader reader)
    {
        var lengths = reader.ReadArray<byte>();
        var averages = reader.ReadArray<float>();
        var documents = reader.Read<int>();
        IndexFileReader.Require(
            lengths.Length % fields.Length == 0 && averages.Length == fields.Length && documents >= 0 && documents <= lengths.Length / fields.Length,
            "the lengths do not fit the fields");
        return new FieldStatistics(fields, lengths, averages, documents);
    }

    private static TermDictionary ReadTerms(IndexFileReader reader)
    {
        var marked = reader.ReadTexts();
        var folded = reader.ReadTexts();
        var starts = reader.ReadArray<int>();
        var seconds = reader.ReadArray<int>();
        IndexFileReader.Require(AreDistinct(marked) && AreDistinct(folded), "a syllable has two numbers");
        IndexFileReader.RequireStarts(starts, folded.Length, seconds.Length);
        IndexFileReader.Require(!seconds.AsSpan().ContainsAnyExceptInRange(0, folded.Length - 1), "a pair of an unknown syllable");
        return new TermDictionary(marked, folded, starts, seconds);
    }

    private static bool AreDistinct(string[] syllables) => syllables.ToHashSet(StringComparer.Ordinal).Count == syllables.Length;

    private static void WritePostings(Postings postings, IndexFileWriter writer)
    {
        writer.Write(postings.SegmentStarts);
        writer.Write(postings.Windows);
        writer.Write(postings.Firsts);
        writer.Write(postings.Places);
        writer.Write(postings.Units);
        writer.Write(postings.Documents);
        writer.Write(postings.Impacts);
        writer.Write(postings.Rests);
        writer.Write(postings.DenseImpacts);
        writer.Write(postings.DenseRests);
        writer.Write(postings.BlockMaxima);
        writer.Write(postings.Frequencies.Starts);
        writer.Write(postings.Frequencies.Bytes);
    }

    private static Postings ReadPostings(int fields, IndexFileReader reader) => new()
    {
        SegmentStarts = reader.ReadArray<int>(),
        Windows = reader.ReadArray<ushort>(),
        Firsts = reader.ReadArray<int>(),
        Places = reader.ReadArray<int>(),
        Units = reader.ReadArray<float>(),
        Documents = reader.ReadArray<ushort>(),
        Impacts = reader.ReadArray<byte>(),
        Rests = reader.ReadArray<ushort>(),
        DenseImpacts = reader.ReadArray<byte>(),
        DenseRests = reader.ReadArray<ushort>(),
        BlockMaxima = reader.ReadArray<byte>(),
        Frequencies = new FrequencyStream(fields, reader.ReadArray<int>(), reader.ReadArray<byte>()),
    };
}
