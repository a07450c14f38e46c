using ChatAssist.Fakes.Models;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>A model's answer grows in a real browser, by sentences that were verified, and ends whole whatever becomes of the model.</summary>
[Collection(ChatWorld.Name)]
public sealed class StreamedAnswerTests(ChatWorld world) : IAsyncLifetime
{
    private const string HowMuch = "đăng ký tạm trú hết bao nhiêu tiền";
    private const string Sentences = """
        {"text":"Ai cũng được tặng 5.000.000 đồng.","cites":["p1"]},
        {"text":"Cá nhân, hộ gia đình nộp trực tuyến thì lệ phí là 7.000 đồng mỗi lần đăng ký, rẻ hơn 8.000 đồng.","cites":["p1"]},
        {"text":"Nộp trực tiếp thì cá nhân, hộ gia đình đóng 15.000 đồng mỗi lần đăng ký.","cites":["p1"]},
        {"text":"• Đăng ký theo danh sách mà nộp trực tuyến: 5.000 đồng mỗi người một lần, rẻ hơn 5.000 đồng.","cites":["p1"]},
        {"text":"• Đăng ký theo danh sách mà nộp trực tiếp: 10.000 đồng mỗi người một lần.","cites":["p1"]},
        {"text":"Một số trường hợp được miễn.","cites":["p1"]}
        """;

    private readonly ModelServer _model = new();
    private ChatServer _server = null!;

    [Fact]
    public async Task The_answer_grows_sentence_by_sentence_and_ends_with_sources_and_buttons()
    {
        _model.World.Pace = TimeSpan.FromMilliseconds(25);
        _model.World.Say(HowMuch, $$"""{"sentences":[{{Sentences}}],"completeness":"full"}""");
        await using var tab = await ChatTab.OpenAsync(world.Browser, _server.ChatPage);
        await tab.SayAsync(HowMuch);
        var growing = tab.Page.Locator(".message.growing");
        await Expect(growing).ToContainTextAsync("7.000 đồng");
        await Expect(growing).Not.ToContainTextAsync("10.000 đồng");
        await ShootAsync(tab, "growing");

        var answer = await tab.AnswerAfterAsync(0);
        await Expect(answer).ToContainTextAsync("10.000 đồng mỗi người một lần");
        await Expect(answer.Locator("a.source")).ToContainTextAsync("1.004194");
        await Expect(growing).ToHaveCountAsync(0);
        await Expect(tab.Answers).ToHaveCountAsync(1);
        await Expect(answer).Not.ToContainTextAsync("5.000.000");
        await Expect(tab.Replies.First).ToBeVisibleAsync();
        await ShootAsync(tab, "whole");
    }

    [Fact]
    public async Task With_the_plug_pulled_in_mid_answer_a_whole_and_right_answer_is_left()
    {
        _model.World.Pace = TimeSpan.FromMilliseconds(25);
        _model.World.Say(HowMuch, $$"""{"sentences":[{{Sentences}}],"completeness":"full"}""");
        await using var tab = await ChatTab.OpenAsync(world.Browser, _server.ChatPage);
        await tab.SayAsync(HowMuch);
        await Expect(tab.Page.Locator(".message.growing")).ToContainTextAsync("7.000 đồng");
        await _model.DisposeAsync();

        await Expect(tab.Page.Locator(".message.growing")).ToHaveCountAsync(0);
        await Expect(tab.Answers).ToHaveCountAsync(1);
        foreach (var amount in new[] { "7.000 đồng", "15.000 đồng", "5.000 đồng", "10.000 đồng" })
        {
            await Expect(tab.Answers).ToContainTextAsync(amount);
        }

        await Expect(tab.Answers.Locator("a.source")).ToContainTextAsync("1.004194");
        // And the next one comes without waiting for a model that is gone.
        var next = await tab.AskAsync("thế còn giấy tờ?");
        await Expect(next).ToContainTextAsync("CT01");
    }

    public async Task InitializeAsync()
    {
        await _model.StartAsync();
        _server = await ChatServer.StartAsync("--Model:Main:Kind", "OpenAI", "--Model:Main:BaseUrl", _model.BaseUrl(ModelKind.OpenAI), "--Model:Main:Model", World.Model, "--Model:Main:Key", World.Key);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _model.DisposeAsync();
    }

    private static async Task ShootAsync(ChatTab tab, string name)
    {
        if (Environment.GetEnvironmentVariable("CHATASSIST_PICTURES") is { Length: > 0 } folder)
        {
            await tab.Page.SetViewportSizeAsync(360, 720);
            await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"streamed-{name}.png") });
        }
    }
}
