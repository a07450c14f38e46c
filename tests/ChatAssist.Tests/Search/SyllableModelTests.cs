using ChatAssist.Search;

namespace ChatAssist.Tests.Search;

/// <summary>What a small corpus teaches of syllables, and that it survives being written and read.</summary>
public sealed class SyllableModelTests
{
    private static readonly SyllableModel Model = Build(("sửa chữa nhà, đăng ký tạm trú", 100), ("sữa chữa", 3), ("tạm chú", 1), ("đăngký", 5));

    [Fact]
    public void Pairs_of_the_corpus_belong_together_and_its_slips_do_not()
    {
        Assert.True(Model.Bond(Model.Find("tạm"), Model.Find("trú")) > 1);
        Assert.True(Model.HasSeen(Model.Find("sửa"), Model.Find("chữa")));
        Assert.False(Model.HasSeen(Model.Find("sữa"), Model.Find("chữa")));
        Assert.False(Model.HasSeen(Model.Find("nhà"), Model.Find("đăng")));
    }

    [Fact]
    public void Rare_spellings_and_rare_nonsense_are_not_believed()
    {
        Assert.Equal(-1, Model.Find("chú"));
        Assert.Equal(-1, Model.Find("đăngký"));
    }

    [Fact]
    public void The_forms_of_a_folded_syllable_are_neighbours() =>
        Assert.Equal(["sửa", "sữa"], Enumerable.Range(Model.Forms("sua").Start, Model.Forms("sua").Count).Select(form => Model[form]).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_written_is_read()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "syllables.index");
        Model.Save(path, "these");
        Assert.True(SyllableModel.TryLoad(path, "these", out var read, out _));
        Assert.Equal((Model.Count, Model.PairCount), (read.Count, read.PairCount));
        Assert.All(Enumerable.Range(0, Model.Count * Model.Count), pair => Assert.Equal(Model.Cost(pair / Model.Count, pair % Model.Count), read.Cost(pair / Model.Count, pair % Model.Count)));
    }

    [Fact]
    public void What_was_made_of_something_else_or_is_damaged_is_not_read()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "syllables.index");
        Model.Save(path, "these");
        Assert.False(SyllableModel.TryLoad(path, "those", out _, out var otherwise));
        Assert.Equal("it was built from something else", otherwise);

        var bytes = File.ReadAllBytes(path);
        bytes[^3] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.False(SyllableModel.TryLoad(path, "these", out _, out _));
    }

    private static SyllableModel Build(params (string Text, int Times)[] corpus)
    {
        var builder = new SyllableModelBuilder();
        foreach (var (text, times) in corpus)
        {
            builder.Add(VietnameseAnalyzer.Analyze(text), times);
        }

        return builder.Build();
    }
}
