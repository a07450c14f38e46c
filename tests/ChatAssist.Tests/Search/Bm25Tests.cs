using ChatAssist.Search;

namespace ChatAssist.Tests.Search;

/// <summary>The scores are Lucene 8's: computed here by hand from its formulas, not from ours.</summary>
public sealed class Bm25Tests
{
    private static readonly string[] Corpus =
    [
        "đăng ký khai sinh",
        "đăng ký lại khai sinh khai sinh cho con cho cháu",
        "đăng ký kết hôn",
        string.Join(' ', Enumerable.Repeat("tờ khai", 30)),
        "",
    ];

    [Theory]
    [InlineData("khai", 1.2f, 0.75f)]
    [InlineData("khai", 0.9f, 0.4f)]
    [InlineData("đăng", 1.2f, 0.75f)]
    [InlineData("hôn", 2f, 0f)]
    [InlineData("con", 1.2f, 1f)]
    public void One_field_scores_as_Lucene_8(string word, float k1, float b)
    {
        var index = SmallIndex.Of([new FieldOptions("text", 1, b)], new Bm25Similarity(k1), [.. Corpus.Select(text => new[] { text })]);
        var lengths = Corpus.Select(Words).Select(words => words.Length).ToArray();
        var filled = lengths.Count(length => length > 0);
        var average = lengths.Sum() / (double)filled;
        var frequencies = Corpus.Select(text => Words(text).Count(found => found == word)).ToArray();
        var df = frequencies.Count(frequency => frequency > 0);
        var idf = Math.Log(1 + ((filled - df + 0.5) / (df + 0.5)));
        var expected = frequencies
            .Select((tf, document) => (Document: document, Score: idf * tf / (tf + (k1 * (1 - b + (b * LuceneLength(lengths[document]) / average))))))
            .Where(scored => scored.Score > 0)
            .OrderByDescending(scored => scored.Score)
            .ToList();

        var found = index.Search(SmallIndex.Query(Term.Marked(word)), 10);

        Assert.Equal(expected.Select(scored => scored.Document), found.Select(hit => hit.Document));
        Assert.All(found.Zip(expected), pair => Assert.Equal(pair.Second.Score, pair.First.Score, 5));
    }

    [Fact]
    public void Lengths_are_exact_to_40_and_then_keep_four_bits()
    {
        Assert.All(Enumerable.Range(0, 41), length => Assert.Equal(length, Bm25Similarity.RoundLength(length)));
        (int Length, int Kept)[] known = [(41, 40), (42, 42), (43, 42), (54, 54), (55, 54), (56, 56), (59, 56), (60, 60), (87, 84), (88, 88), (95, 88), (96, 96), (1000, 984), (2_000_000, 1_966_104)];
        Assert.All(known, pair => Assert.Equal(pair.Kept, Bm25Similarity.RoundLength(pair.Length)));
        Assert.All(Enumerable.Range(0, 100_000), length => Assert.Equal(LuceneLength(length), Bm25Similarity.RoundLength(length)));
    }

    [Fact]
    public void Fields_of_one_document_are_weighed_before_the_frequency_saturates()
    {
        var fields = new[] { new FieldOptions("name", 8, 0), new FieldOptions("text", 0.5f, 0) };
        var index = SmallIndex.Of(fields, new Bm25Similarity(1.2f), ["tạm trú", "tạm trú tạm"], ["", "tạm trú"], ["tạm vắng", ""]);
        var idf = Math.Log(1 + ((3 - 3 + 0.5) / (3 + 0.5)));

        var scores = index.Search(SmallIndex.Query(Term.Marked("tạm")), 3).ToDictionary(hit => hit.Document, hit => hit.Score);

        Assert.Equal(idf * 9 / (9 + 1.2), scores[0], 5);
        Assert.Equal(idf * 8 / (8 + 1.2), scores[2], 5);
        Assert.Equal(idf * 0.5 / (0.5 + 1.2), scores[1], 5);
    }

    [Fact]
    public void A_rarer_word_weighs_more_and_a_word_in_every_document_still_something()
    {
        var index = SmallIndex.Of("đăng ký khai sinh", "đăng ký kết hôn", "đăng ký tạm trú");
        Assert.True(index.Idf(Term.Folded("khai")) > index.Idf(Term.Folded("dang")));
        Assert.True(index.Idf(Term.Folded("dang")) > 0);
        Assert.Equal(3, index.DocumentFrequency(Term.Folded("dang")));
        Assert.Equal(0, index.DocumentFrequency(Term.Folded("vàng")));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Lucene 8, SmallFloat: byte4ToInt(intToByte4(length)), written out as in the Java source.</summary>
    private static int LuceneLength(int length)
    {
        var free = 255 - LongToInt4(int.MaxValue);
        return length < free ? length : free + (int)Int4ToLong(LongToInt4(length - free));
    }

    private static int LongToInt4(long number)
    {
        var bits = 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)number);
        return bits < 4 ? (int)number : ((int)(number >>> (bits - 4)) & 0x07) | ((bits - 3) << 3);
    }

    private static long Int4ToLong(int encoded)
    {
        long bits = encoded & 0x07;
        var shift = (encoded >>> 3) - 1;
        return shift == -1 ? bits : (bits | 0x08) << shift;
    }
}
