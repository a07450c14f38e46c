using System.Buffers.Binary;
using System.Security.Cryptography;
using ChatAssist.Search;

namespace ChatAssist.Tests.Search;

/// <summary>A saved index comes back as it was; anything else in its place is told and never trusted.</summary>
public sealed class IndexFileTests : IDisposable
{
    private const string Fingerprint = "export of 18 July";
    private const int HeaderLength = 52;
    private const int HashPlace = 20;

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.index");
    private readonly SearchIndex _index = SmallIndex.Of(
        [new("name", 8, 0.3f), new("text", 0.5f)],
        new Bm25Similarity(0.9f),
        [.. Enumerable.Range(0, 130).Select(number => new[] { number % 2 == 0 ? "đăng ký khai sinh" : $"tạm trú {number}", number % 30 == 0 ? "xã phường ở xã" : "khai sinh" })]);

    public IndexFileTests() => _index.Save(_path, Fingerprint);

    public void Dispose()
    {
        File.Delete(_path);
        File.Delete(_path + ".tmp");
    }

    [Fact]
    public void What_was_saved_is_loaded()
    {
        Assert.True(SearchIndex.TryLoad(_path, Fingerprint, out var loaded, out var problem), problem);
        Assert.Equal((_index.Count, _index.PostingCount, _index.Size), (loaded.Count, loaded.PostingCount, loaded.Size));
        foreach (var question in new[] { "đăng ký khai sinh", "tam tru 7", "xã", "gì đó" })
        {
            var query = SyllableQuery.Of(question);
            Assert.Equal(_index.Search(query, 99), loaded.Search(query, 99));
            Assert.Equal(_index.Explain(query, 30).Terms.SelectMany(term => term.Fields), loaded.Explain(query, 30).Terms.SelectMany(term => term.Fields));
        }
    }

    [Fact]
    public void An_empty_index_is_saved_and_loaded_too()
    {
        SmallIndex.Of().Save(_path, Fingerprint);
        Assert.True(SearchIndex.TryLoad(_path, Fingerprint, out var loaded, out var problem), problem);
        Assert.Empty(loaded.Search(SyllableQuery.Of("khai sinh"), 5));
    }

    [Fact]
    public void Saving_again_replaces_the_file_and_leaves_nothing_beside_it()
    {
        SmallIndex.Of("khai sinh").Save(_path, "other");
        Assert.True(SearchIndex.TryLoad(_path, "other", out var loaded, out _));
        Assert.Equal(1, loaded.Count);
        Assert.False(File.Exists(_path + ".tmp"));
    }

    [Fact]
    public void A_crash_while_saving_leaves_the_older_file()
    {
        File.WriteAllBytes(_path + ".tmp", File.ReadAllBytes(_path)[..100]);
        Assert.True(SearchIndex.TryLoad(_path, Fingerprint, out _, out _));
        _index.Save(_path, Fingerprint);
        Assert.True(SearchIndex.TryLoad(_path, Fingerprint, out _, out _));
    }

    [Fact]
    public void An_index_of_something_else_is_not_used() => Assert.Equal("it was built from something else", Problem("export of 19 July"));

    [Fact]
    public void A_missing_file_and_a_folder_are_told()
    {
        File.Delete(_path);
        Assert.NotEmpty(Problem());
        Directory.CreateDirectory(_path);
        Assert.NotEmpty(Problem());
        Directory.Delete(_path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("VNS")]
    [InlineData("VNSEARCH")]
    [InlineData("VNSEARCH\u0001\0\0\0")]
    [InlineData("{\"id\":\"1.004194\",\"and\":\"no index at all, but long enough to hold a header of one\"}")]
    public void A_file_of_something_else_is_told(string text)
    {
        File.WriteAllText(_path, text);
        Assert.NotEmpty(Problem());
    }

    [Fact]
    public void An_older_or_newer_format_is_told()
    {
        var bytes = File.ReadAllBytes(_path);
        bytes[8]++;
        File.WriteAllBytes(_path, bytes);
        Assert.Contains("format version 2", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_told()
    {
        var bytes = File.ReadAllBytes(_path);
        for (var length = 0; length < bytes.Length; length += length < 200 ? 1 : 97)
        {
            File.WriteAllBytes(_path, bytes[..length]);
            Assert.NotEmpty(Problem());
        }

        File.WriteAllBytes(_path, [.. bytes, 0]);
        Assert.Contains("added", Problem(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bit_flipped_anywhere_is_told()
    {
        var bytes = File.ReadAllBytes(_path);
        for (var place = 0; place < bytes.Length; place += place < 200 ? 1 : 61)
        {
            bytes[place] ^= (byte)(1 << (place % 8));
            File.WriteAllBytes(_path, bytes);
            Assert.NotEmpty(Problem());
            bytes[place] ^= (byte)(1 << (place % 8));
        }
    }

    [Fact]
    public void A_forged_file_with_a_right_checksum_is_refused_or_does_no_harm()
    {
        var good = File.ReadAllBytes(_path);
        var random = new Random(5);
        int[] evil = [int.MaxValue, int.MinValue, -1, 0, 1, 65_536, good.Length];
        for (var i = 0; i < 3_000; i++)
        {
            var bytes = good.ToArray();
            var place = random.Next(HeaderLength, bytes.Length - 4);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), i % 2 == 0 ? evil[random.Next(evil.Length)] : random.Next());
            SHA256.HashData(bytes.AsSpan(HeaderLength), bytes.AsSpan(HashPlace, 32));
            File.WriteAllBytes(_path, bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            if (SearchIndex.TryLoad(_path, Fingerprint, out var loaded, out _))
            {
                Use(loaded);
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4_000_000, $"at {place}");
        }
    }

    [Fact]
    public void Readers_meet_a_whole_index_while_it_is_replaced()
    {
        var other = SmallIndex.Of("khai sinh");
        Parallel.For(0, 200, i =>
        {
            if (i % 10 == 0)
            {
                lock (other)
                {
                    (i % 20 == 0 ? other : _index).Save(_path, Fingerprint);
                }
            }

            Assert.True(SearchIndex.TryLoad(_path, Fingerprint, out var loaded, out var problem), problem);
            Assert.True(loaded.Count == 1 || loaded.Count == _index.Count);
        });
    }

    private static void Use(SearchIndex index)
    {
        var query = SyllableQuery.Of("đăng ký khai sinh tạm trú ở xã 7");
        foreach (var hit in index.Search(query, 200))
        {
            Assert.InRange(hit.Document, 0, index.Count - 1);
            index.Explain(query, hit.Document);
        }
    }

    private string Problem(string fingerprint = Fingerprint)
    {
        Assert.False(SearchIndex.TryLoad(_path, fingerprint, out var index, out var problem));
        Assert.Null(index);
        return problem!;
    }
}
