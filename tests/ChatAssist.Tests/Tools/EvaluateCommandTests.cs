using System.Text.Json;
using ChatAssist.Tests.Guides;

namespace ChatAssist.Tests.Tools;

/// <summary><c>evaluate</c> as design.md fixes it.</summary>
public sealed class EvaluateCommandTests : IDisposable
{
    private static readonly string[] Figures =
        ["questions", "hit@1", "hit@3", "hit@5", "hit@10", "mrr", "answered", "answeredRight", "helped", "clarified", "unanswered", "searchMicros"];

    private const string Questions = """
        {"id":"a","question":"đăng ký tạm trú hết bao nhiêu","relevant":["1.004194"]}
        {"id":"b","question":"vợ mới sinh làm khai sinh cần gì","relevant":["9.999999","1.001193"]}

        {"id":"c","question":"đăng ký kết hôn","relevant":["9.999999"]}
        {"id":"d","question":"giá vàng hôm nay","relevant":[]}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Questions_are_counted_and_those_to_decline_apart()
    {
        var figures = ToolRun.Of("evaluate", "--questions", _folder.Write("q.jsonl", Questions), "--json").Json;
        Assert.Equal(Figures.Concat(["toDecline", "declined", "declinedWithButtons"]).Order(StringComparer.Ordinal), figures.Names().Order(StringComparer.Ordinal));
        Assert.Equal((4, 0.6667, 0.6667), (figures.At("questions").GetInt32(), figures.At("hit@1").GetDouble(), figures.At("hit@5").GetDouble()));
        Assert.Equal((3, 2, 0, 1), (figures.At("answered").GetInt32(), figures.At("answeredRight").GetInt32(), figures.At("clarified").GetInt32(), figures.At("unanswered").GetInt32()));
        Assert.Equal((1, 1), (figures.At("toDecline").GetInt32(), figures.At("declined").GetInt32()));
        Assert.Equal(["p50", "p99"], figures.At("searchMicros").Names());
        Assert.InRange(figures.At("searchMicros").At("p50").GetDouble(), 0.1, 100_000);
    }

    [Fact]
    public void Marks_are_stripped_from_the_questions_and_details_written_for_each()
    {
        var details = Path.Combine(_folder.Path, "details.jsonl");
        var run = ToolRun.Of("evaluate", "--questions", _folder.Write("q.jsonl", Questions), "--json", "--strip-marks", "--details", details);
        Assert.Equal(4, run.Json.At("questions").GetInt32());
        var lines = File.ReadAllLines(details).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(["a", "b", "c", "d"], lines.Select(line => line.At("id").GetString()));
        Assert.Equal("dang ky tam tru het bao nhieu", lines[0].At("question").GetString());
        Assert.Equal("1.004194", lines[0].At("ranked")[0].GetString());
        Assert.StartsWith("Answered", lines[0].At("status").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Turns_of_a_conversation_lean_on_each_other_and_conversations_do_not()
    {
        const string Conversations = """
            {"id":"k","turns":[{"text":"đăng ký tạm trú","relevant":["1.004194"]},{"text":"thế còn phí?","relevant":["1.004194"]}]}
            {"id":"l","turns":[{"text":"thế còn phí?","relevant":["1.004194"]}]}
            """;
        var details = Path.Combine(_folder.Path, "details.jsonl");
        var figures = ToolRun.Of("evaluate", "--conversations", _folder.Write("c.jsonl", Conversations), "--json", "--details", details).Json;
        Assert.Equal(3, figures.At("questions").GetInt32());
        Assert.Superset(Figures.ToHashSet(), figures.Names().ToHashSet());
        Assert.Equal(2, figures.At("answeredRight").GetInt32());
        Assert.Equal(3, File.ReadAllLines(details).Length);
    }

    [Theory]
    [InlineData("corpus.jsonl")]
    [InlineData("corpus.jsonl.gz")]
    public void A_beir_set_is_measured(string corpus)
    {
        const string Documents = """
            {"_id":"d1","title":"Khai sinh","text":"đăng ký khai sinh cho trẻ"}
            {"_id":"d2","title":"","text":"đăng ký kết hôn"}
            {"_id":"d3","text":"tạm trú"}
            """;
        _folder.Write(corpus, corpus.EndsWith(".gz", StringComparison.Ordinal) ? Zipped(Documents) : System.Text.Encoding.UTF8.GetBytes(Documents));
        _folder.Write("queries.jsonl", """
            {"_id":"q1","text":"khai sinh"}
            {"_id":"q2","text":"kết hôn"}
            {"_id":"q3","text":"không ai hỏi"}
            """);
        _folder.Write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\nq2\td3\t1\n");
        var figures = ToolRun.Of("evaluate", "--beir", _folder.Path, "--json").Json;
        Assert.Equal(["queries", "recall@1", "recall@10", "mrr@10", "ndcg@10", "searchMicros"], figures.Names());
        Assert.Equal((2, 0.75, 0.75, 1.0), (figures.At("queries").GetInt32(), figures.At("recall@1").GetDouble(), figures.At("recall@10").GetDouble(), figures.At("mrr@10").GetDouble()));
        Assert.Equal((1 + (1 / (1 + (1 / Math.Log2(3))))) / 2, figures.At("ndcg@10").GetDouble(), 3);
        Assert.Equal(["p50", "p99"], figures.At("searchMicros").Names());
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        ToolRun.Of("evaluate", "--questions", Path.Combine(_folder.Path, "none.jsonl")).AssertRefused("none.jsonl");
        ToolRun.Of("evaluate", "--conversations", Path.Combine(_folder.Path, "none.jsonl")).AssertRefused("none.jsonl");
        ToolRun.Of("evaluate", "--beir", Path.Combine(_folder.Path, "nowhere")).AssertRefused("nowhere");
        ToolRun.Of("evaluate").AssertRefused("--questions");
    }

    [Theory]
    [InlineData("không phải JSON")]
    [InlineData("{\"id\":\"b\"")]
    [InlineData("[1,2]")]
    [InlineData("{\"id\":\"b\",\"relevant\":[\"1.004194\"]}")]
    [InlineData("{\"id\":\"b\",\"question\":5,\"relevant\":[]}")]
    public void A_bad_line_is_named_by_its_number(string line) =>
        ToolRun.Of("evaluate", "--questions", _folder.Write("q.jsonl", $"{{\"id\":\"a\",\"question\":\"tạm trú\",\"relevant\":[]}}\n\n{line}\n")).AssertRefused("q.jsonl", ":3");

    [Fact]
    public void A_beir_set_without_its_parts_is_refused()
    {
        ToolRun.Of("evaluate", "--beir", _folder.Path, "--json").AssertRefused("corpus.jsonl");
        _folder.Write("corpus.jsonl", "{\"_id\":\"d1\",\"text\":\"a\"}\n{oops\n");
        _folder.Write("queries.jsonl", "{\"_id\":\"q1\",\"text\":\"a\"}\n");
        ToolRun.Of("evaluate", "--beir", _folder.Path).AssertRefused("corpus.jsonl:2");
        _folder.Write("corpus.jsonl", "{\"_id\":\"d1\",\"text\":\"a\"}\n");
        ToolRun.Of("evaluate", "--beir", _folder.Path).AssertRefused("test.tsv");
    }

    [Fact]
    public void An_empty_list_is_refused_rather_than_measured() =>
        ToolRun.Of("evaluate", "--questions", _folder.Write("q.jsonl", "\n\n"), "--json").AssertRefused("q.jsonl");

    private static byte[] Zipped(string text)
    {
        using var memory = new MemoryStream();
        using (var zip = new System.IO.Compression.GZipStream(memory, System.IO.Compression.CompressionMode.Compress))
        {
            zip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }

        return memory.ToArray();
    }
}
