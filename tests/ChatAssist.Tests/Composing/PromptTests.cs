using System.Text.Json;
using ChatAssist.Answering;
using ChatAssist.Composing;

namespace ChatAssist.Tests.Composing;

/// <summary>The shipped prompts: every placeholder has a value, each tells why it is as it is, and its examples are true.</summary>
public sealed class PromptTests
{
    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Prompts.ShippedFolder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file))];

    private static (string, string)[] ValuesOf(string name) => name switch
    {
        "answer" or "draft" => [("address", "anh/chị")],
        "understand" => [("facets", string.Join(", ", Enum.GetNames<Facet>()))],
        "summary" => [("most", "4")],
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Who fills this prompt?"),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_placeholder_is_filled_and_the_comment_stays_here(string name)
    {
        var prompt = new Prompts(Prompts.ShippedFolder).Fill(name, ValuesOf(name));
        Assert.DoesNotContain("{{", prompt.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", prompt.Text, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{12}$", prompt.Version);
        Assert.StartsWith("<!--", File.ReadAllText(Path.Combine(Prompts.ShippedFolder, name + ".md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_forgotten_placeholder_and_a_value_without_a_place_are_errors()
    {
        var prompts = new Prompts(Prompts.ShippedFolder);
        Assert.Throws<FormatException>(() => prompts.Fill("answer"));
        Assert.Throws<FormatException>(() => prompts.Fill("answer", ("address", "bác"), ("nothing", "")));
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("summary")]
    [InlineData("draft")]
    public void The_example_s_answer_is_of_the_form_and_its_sentences_pass(string name)
    {
        var (data, answer) = ExampleOf(name);
        Assert.Null(AnswerForm.Check(answer));
        var passages = data.TryGetProperty("passages", out var given) ? given : data.GetProperty("messages");
        var verdicts = AnswerVerifier.Load(Assistant.ShippedFolder).Verify(
            "",
            [.. passages.EnumerateArray().Select(passage => new CitedPassage(passage.GetProperty("id").GetString()!, passage.TryGetProperty("from", out _) ? $"Người dân hỏi: {passage.GetProperty("text").GetString()}" : passage.GetProperty("text").GetString()!))],
            [.. answer.GetProperty("sentences").EnumerateArray().Select(sentence => new AnswerSentence(sentence.GetProperty("text").GetString()!.TrimStart('•', ' '), ["p1", "m1", "m2"]) with { Cites = [.. sentence.GetProperty("cites").EnumerateArray().Select(id => id.GetString()!)] })]);
        Assert.NotEmpty(verdicts);
        Assert.All(verdicts, verdict => Assert.Equal("", verdict.Why));
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("draft")]
    public void The_example_s_amounts_are_those_of_today(string name)
    {
        var text = File.ReadAllText(Path.Combine(Prompts.ShippedFolder, name + ".md"));
        var guide = File.ReadAllText(Directory.EnumerateFiles(Path.Combine(Assistant.ShippedFolder, "guides", "cu-tru"), "*dang-ky-tam-tru.md").First());
        Assert.Contains("7.000 đồng", text, StringComparison.Ordinal);
        Assert.Contains("amount: 7000", guide, StringComparison.Ordinal);
        Assert.Contains("15.000 đồng", text, StringComparison.Ordinal);
        Assert.Contains("amount: 15000", guide, StringComparison.Ordinal);
    }

    private static (JsonElement Data, JsonElement Answer) ExampleOf(string name)
    {
        var lines = File.ReadLines(Path.Combine(Prompts.ShippedFolder, name + ".md")).SkipWhile(line => !line.StartsWith("Ví dụ", StringComparison.Ordinal)).Where(line => line.StartsWith('{')).ToList();
        return (JsonElement.Parse(lines[0]), JsonElement.Parse(lines[1]));
    }
}
