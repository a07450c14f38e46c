using System.Text.RegularExpressions;
using ChatAssist.Answering;
using ChatAssist.Conversations;

namespace ChatAssist.Tests.Answering;

/// <summary>The sentences that no model wrote are all there, and short messages get them.</summary>
public sealed partial class RepliesFileTests
{
    [Fact]
    public void Every_reply_that_the_code_asks_for_is_in_the_file()
    {
        var asked = Directory.EnumerateFiles(Path.Combine(Repository.Folder, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Key().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["key"].Value)
            .Concat(ReplyKeys.All)
            .Distinct()
            .ToList();
        Assert.True(asked.Count >= 10, string.Join(", ", asked));
        Assert.All(asked, key => Assert.NotEmpty(Assistants.Shipped.Replies[key].Text));
    }

    [Theory]
    [InlineData("xin chào")]
    [InlineData("ALO")]
    [InlineData("cảm ơn em nhiều")]
    [InlineData("cam on")]
    [InlineData("bạn là ai")]
    [InlineData("ban la ai?")]
    [InlineData("em là người hay máy")]
    [InlineData("đồ ngu")]
    [InlineData("tạm biệt")]
    [InlineData("giỏi quá 👍")]
    public void Small_talk_and_rudeness_get_a_reply_and_no_procedure(string message)
    {
        var answer = Assistants.Shipped.Ask(message);
        Assert.Equal(AnswerStatus.AnsweredWithReply, answer.Status);
        Assert.Empty(answer.Procedures);
        Assert.Empty(answer.Sources);
    }

    [Fact]
    public void Who_asks_hears_that_it_is_a_machine()
    {
        Assert.Contains("tự động", Assistants.Shipped.Ask("bạn là ai").Text, StringComparison.Ordinal);
        Assert.Contains("máy", Assistants.Shipped.Ask("em có phải người thật không").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cứu tôi với")]
    [InlineData("em đang bị đánh đập, làm sao bây giờ")]
    [InlineData("tôi muốn tự tử")]
    [InlineData("toi muon tu tu")]
    [InlineData("nhà đang cháy rồi phải làm thủ tục gì")]
    [InlineData("hàng xóm bị bắt cóc mất rồi")]
    public void Danger_is_heard_before_anything_is_looked_up(string message)
    {
        var answer = Assistants.Shipped.Ask(message);
        Assert.All((string[])["113", "115", "111"], number => Assert.Contains(number, answer.Text, StringComparison.Ordinal));
        Assert.Empty(answer.Procedures);
    }

    [Theory]
    [InlineData("căn cước bị đánh mất làm lại sao")]
    [InlineData("đăng ký khai tử cho người bị tai nạn")]
    public void Paperwork_is_no_emergency(string message) => Assert.NotEmpty(Assistants.Shipped.Ask(message).Procedures);

    [Theory]
    [InlineData("giá vàng hôm nay")]
    [InlineData("thời tiết hôm nay")]
    [InlineData("kết quả xổ số")]
    public void What_is_no_paperwork_is_declined(string message) => Assert.Equal(AnswerStatus.UnanswerableOutOfScope, Assistants.Shipped.Ask(message).Status);

    [Theory]
    [InlineData("qwrtz plmk vbnx")]
    [InlineData("con mèo nhà tôi biếng ăn")]
    public void Nothing_near_is_said_so_and_a_person_offered(string message)
    {
        var answer = Assistants.Shipped.Ask(message);
        Assert.StartsWith("Unanswerable", answer.Status.ToString(), StringComparison.Ordinal);
        Assert.Empty(answer.Sources);
        Assert.True(answer.Buttons().Contains("Gặp người hỗ trợ") || answer.Text.Contains("Trung tâm Phục vụ", StringComparison.Ordinal));
        Assert.Equal(1, answer.Next.Failures);
    }

    [Fact]
    public void No_example_stands_under_two_replies()
    {
        var examples = Assistants.Shipped.Replies;
        var all = YamlExamples().ToList();
        Assert.True(all.Count > 200);
        Assert.All(all, example => Assert.Equal(example.Key, examples.KeyFor(example.Text)));
    }

    private static IEnumerable<(string Key, string Text)> YamlExamples()
    {
        var key = "";
        foreach (var line in File.ReadLines(Path.Combine(Assistant.ShippedFolder, "replies.yaml")))
        {
            if (line.Length > 0 && char.IsAsciiLetterLower(line[0]))
            {
                key = line.TrimEnd(':');
            }
            else if (line.StartsWith("    - ", StringComparison.Ordinal))
            {
                yield return (key, line[6..].Trim('"'));
            }
        }
    }

    [GeneratedRegex(@"(?:\bSay\(|[rR]eplies\[)""(?<key>[a-z_]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
