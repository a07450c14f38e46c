using System.Text.Json;
using ChatAssist.Answering;
using ChatAssist.Tests.Guides;

namespace ChatAssist.Tests.Tools;

/// <summary><c>ask</c> as design.md fixes it.</summary>
public sealed class AskCommandTests
{
    [Fact]
    public void One_object_with_status_text_procedures_sources_and_suggestions()
    {
        var answer = ToolRun.Of("ask", "dang ky tam tru het bao nhieu tien", "--json").Json;
        Assert.Equal(["status", "text", "procedures", "sources", "suggestions"], answer.Names()[..5]);
        Assert.True(Enum.TryParse<AnswerStatus>(answer.At("status").GetString(), out var status) && status == AnswerStatus.AnsweredFromGuide);
        Assert.Contains("7.000 đồng", answer.At("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(["code", "name", "score"], answer.At("procedures")[0].Names());
        Assert.Equal("1.004194", answer.At("procedures")[0].At("code").GetString());
        Assert.Equal(JsonValueKind.Number, answer.At("procedures")[0].At("score").ValueKind);
        Assert.Equal(["code", "section", "url", "dataDate"], answer.At("sources")[0].Names());
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}$", answer.At("sources")[0].At("dataDate").GetString());
        Assert.All(answer.At("suggestions").EnumerateArray(), suggestion => Assert.Equal(JsonValueKind.String, suggestion.ValueKind));
    }

    [Fact]
    public void Vietnamese_is_printed_as_it_is_read()
    {
        var run = ToolRun.Of("ask", "đăng ký tạm trú", "--json");
        Assert.Contains("Đăng ký tạm trú", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀")]
    [InlineData("<script>alert(1)</script>")]
    public void Whatever_is_asked_one_object_answers(string question) =>
        Assert.NotEmpty(ToolRun.Of("ask", question, "--json").Json.At("text").GetString()!);

    [ExportFact]
    public void With_an_export_the_answer_comes_from_it_within_50_milliseconds()
    {
        var answer = ToolRun.Of("ask", "1.000014", "--json", "--procedures", ExportFactAttribute.ExportPath!).Json;
        Assert.Equal("1.000014", answer.At("procedures")[0].At("code").GetString());
        Assert.Equal("2026-07-18", answer.At("sources")[0].At("dataDate").GetString());
        Assert.InRange(answer.At("milliseconds").GetDouble(), 0, 50);
    }

    [Fact]
    public void Without_json_a_person_can_read_it()
    {
        var run = ToolRun.Of("ask", "đăng ký tạm trú lệ phí");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Nguồn:", run.Output, StringComparison.Ordinal);
        Assert.Contains("[Gặp người hỗ trợ]", run.Output, StringComparison.Ordinal);
        Assert.False(run.Output.StartsWith('{'));
    }

    [Fact]
    public void Explained_it_tells_what_was_read_found_and_decided()
    {
        var explanation = ToolRun.Of("ask", "dk tam tru can j z", "--explain", "--json").Json.At("explanation");
        Assert.Equal("AnsweredFromGuide", explanation.At("status").GetString());
        Assert.Equal("WrittenOut", explanation.At("reading").At("words")[0].At("change").GetString());
        Assert.Equal("1.004194", explanation.At("found")[0].At("code").GetString());
        Assert.NotEqual(0, explanation.At("found")[0].At("features").GetArrayLength());
        Assert.NotEqual(0, explanation.At("found")[0].At("terms")[0].At("fields").GetArrayLength());
        Assert.Equal("Answer", explanation.At("decision").At("kind").GetString());

        var run = ToolRun.Of("ask", "dk tam tru can j z", "--explain", "--code", "1.001193");
        Assert.Contains("Trả lời ngay: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("viết đầy đủ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Thủ tục 1.001193", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Vì sao", ToolRun.Of("ask", "dk tam tru can j z").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_that_is_absent_or_something_else_is_refused()
    {
        using var folder = new TemporaryFolder();
        ToolRun.Of("ask", "x", "--procedures", Path.Combine(folder.Path, "none.jsonl")).AssertRefused("none.jsonl");
        ToolRun.Of("ask", "x", "--procedures", folder.Write("other.jsonl", "hello\nworld\n")).AssertRefused("other.jsonl");
        ToolRun.Of("ask", "x", "--knowledge-base", Path.Combine(folder.Path, "nowhere")).AssertRefused("nowhere");
    }

    [Fact]
    public void A_question_is_needed() => Assert.NotEqual(0, ToolRun.Of("ask").ExitCode);
}
