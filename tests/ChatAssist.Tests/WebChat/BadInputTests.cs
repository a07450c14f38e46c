using System.Net;
using System.Text;

namespace ChatAssist.Tests.WebChat;

/// <summary>Whatever is sent gets a clear status or a reply; nothing crashes and nothing is lost.</summary>
public sealed class BadInputTests(ChatServer server) : IClassFixture<ChatServer>
{
    public static TheoryData<string, string> Texts => new()
    {
        { "", "BlockedEmpty" },
        { " \t\n ", "BlockedEmpty" },
        { "\u200B\u202E\u0000\u0007\uFEFF", "BlockedEmpty" },
        { new string('a', 10_000), "BlockedTooLong" },
        { string.Concat(Enumerable.Repeat("làm khai sinh cho con ", 500)), "BlockedTooLong" },
        { "😀👍👨‍👩‍👧", "" },
        { "How do I register a birth?", "" },
        { "如何办理出生登记？", "" },
        { "<script>alert(1)</script><img src=x onerror=alert(2)>", "" },
        { "Robert'); DROP TABLE messages;--", "" },
        { "{{7*7}} ${7*7} %00 ../../etc/passwd", "" },
        { "đăng\u0000 ký\u202E tạm\u200B trú", "" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Every_text_gets_one_answer(string text, string status)
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        var answer = Assert.Single(await citizen.AskAsync(text));
        Assert.NotEqual("FailedUnexpectedly", DirectLineCitizen.StatusOf(answer));
        Assert.StartsWith(status, DirectLineCitizen.StatusOf(answer));
        Assert.NotEmpty((string)answer["text"]!);
    }

    [Fact]
    public async Task A_long_text_is_kept_whole_and_control_characters_are_not()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        await citizen.AskAsync(new string('a', 10_000));
        await citizen.AskAsync("đăng\u0000 ký\u202E tạm\u200B trú");
        var (activities, _) = await citizen.ReadAsync();
        Assert.Equal(10_000, ((string)activities[1]["text"]!).Length);
        Assert.Equal("đăng ký tạm trú", (string?)activities[3]["text"]);
    }

    public static TheoryData<string, byte[], HttpStatusCode> Bodies => new()
    {
        { "broken UTF-8", [.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8], HttpStatusCode.BadRequest },
        { "half a character", "{\"type\":\"message\",\"text\":\"\\ud83d\"}"u8.ToArray(), HttpStatusCode.BadRequest },
        { "no JSON", "hello"u8.ToArray(), HttpStatusCode.BadRequest },
        { "nothing", [], HttpStatusCode.BadRequest },
        { "a list", "[]"u8.ToArray(), HttpStatusCode.BadRequest },
        { "no type", "{\"text\":\"x\"}"u8.ToArray(), HttpStatusCode.BadRequest },
        { "too deep", Encoding.UTF8.GetBytes("{\"type\":\"message\",\"x\":" + new string('[', 100) + new string(']', 100) + "}"), HttpStatusCode.BadRequest },
        { "too large", Encoding.UTF8.GetBytes($"{{\"type\":\"message\",\"text\":\"{new string('a', 70_000)}\"}}"), HttpStatusCode.RequestEntityTooLarge },
        { "types all wrong", "{\"type\":\"message\",\"text\":7,\"from\":[],\"channelData\":\"x\",\"attachments\":{}}"u8.ToArray(), HttpStatusCode.OK },
        { "a name twice", "{\"type\":\"message\",\"text\":\"a\",\"text\":\"b\"}"u8.ToArray(), HttpStatusCode.OK },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_no_activity_is_refused_and_the_conversation_goes_on(string what, byte[] body, HttpStatusCode status)
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        var answer = await citizen.PostAsync(content);
        Assert.True(status == answer.StatusCode, $"{what}: {answer.StatusCode}");
        if (status != HttpStatusCode.OK)
        {
            Assert.NotNull((string?)(await DirectLineCitizen.ReadAsync(answer))["error"]!["message"]);
        }

        Assert.NotEmpty(await citizen.AskAsync("cảm ơn"));
    }
}
