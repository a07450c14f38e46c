using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>From everyday words to "nộp xong", by buttons alone, on a phone; the pictures go to <c>artifacts/screenshots</c>.</summary>
[Collection(ChatWorld.Name)]
public sealed partial class JourneyTests(ChatWorld world)
{
    [Theory]
    [InlineData("con tôi mới sinh", "Đăng ký khai sinh", "khai-sinh")]
    [InlineData("dang ky tam tru can gi", "Đăng ký tạm trú", "tam-tru")]
    [InlineData("mất thẻ căn cước rồi làm lại sao", "thẻ căn cước", "can-cuoc")]
    [InlineData("muốn mở hộ kinh doanh", "hộ kinh doanh", "ho-kinh-doanh")]
    [InlineData("bằng lái hết hạn phải đổi", "giấy phép lái xe", "bang-lai")]
    public async Task Who_has_never_filed_is_led_to_the_end(string asked, string title, string name)
    {
        await using var tab = await ChatTab.OpenAsync(world, Phone(ColorScheme.Light));
        await tab.AskAsync(asked);
        await ShootAsync(tab, $"{name}-00");
        if (await tab.Replies.Filter(new() { HasTextString = "Làm từng bước" }).CountAsync() == 0)
        {
            // Asked back which one is meant: it stands first.
            await PressAsync(tab, await tab.Replies.First.Locator(".reply-text").InnerTextAsync());
        }

        await Expect(tab.Answers.Last).ToContainTextAsync(title, new() { IgnoreCase = true });
        await PressAsync(tab, "Làm từng bước");
        for (var (i, said) = (1, ""); i < 30 && !said.Contains("Cảm ơn anh/chị", StringComparison.Ordinal); i++)
        {
            await ShootAsync(tab, $"{name}-{i:00}");
            Assert.False(await tab.ScrollsSidewaysAsync());
            // The first button always leads on, and five is the best mark.
            await PressAsync(tab, said.Contains("đến 5 (rất dễ)", StringComparison.Ordinal) ? "5" : await tab.Replies.First.Locator(".reply-text").InnerTextAsync());
            said = await tab.Answers.Last.InnerTextAsync();
        }

        await Expect(tab.Answers.Last).ToContainTextAsync("Cảm ơn anh/chị");
        await Expect(tab.Page.Locator("#log")).ToContainTextAsync("nộp xong rồi");
    }

    [Fact]
    public async Task A_step_is_shown_in_a_drawing_with_words_for_those_who_do_not_see_it()
    {
        await using var tab = await ChatTab.OpenAsync(world, Phone(ColorScheme.Dark));
        await tab.AskAsync("đăng ký tạm trú cần gì");
        await PressAsync(tab, "Làm từng bước");
        for (var i = 0; i < 8 && await tab.Page.Locator(".picture").CountAsync() == 0; i++)
        {
            await PressAsync(tab, await tab.Replies.First.Locator(".reply-text").InnerTextAsync());
        }

        var picture = tab.Page.Locator(".picture").First;
        await Expect(picture).ToHaveAttributeAsync("alt", MentionsTheScreen());
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await picture.EvaluateAsync<int>("image => image.naturalWidth") > 0);
        await ShootAsync(tab, "picture-dark");
    }

    [Fact]
    public async Task The_sheet_is_one_page_of_paper_and_its_link_types_the_words()
    {
        await using var tab = await ChatTab.OpenAsync(world, Phone(ColorScheme.Light));
        await tab.Page.GotoAsync(new Uri(world.Server.Address, "checklist/1.001193").ToString());
        await Expect(tab.Page.Locator("h1")).ToContainTextAsync("khai sinh");
        Assert.False(await tab.ScrollsSidewaysAsync());
        await ShootAsync(tab, "sheet-phone");
        await tab.Page.SetViewportSizeAsync(1280, 800);
        await ShootAsync(tab, "sheet-laptop");
        var pdf = System.Text.Encoding.Latin1.GetString(await tab.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true }));
        Assert.Equal(1, PdfPage().Count(pdf));

        await tab.Page.GotoAsync(new Uri(world.Server.Address, "chat?text=K7M-4RD").ToString());
        await Expect(tab.Page.Locator("#text")).ToHaveValueAsync("K7M-4RD");
    }

    [Fact]
    public async Task A_code_takes_the_journey_up_on_another_phone()
    {
        await using var first = await ChatTab.OpenAsync(world, Phone(ColorScheme.Light));
        await first.AskAsync("đăng ký tạm trú cần gì");
        await PressAsync(first, "Làm từng bước");
        var code = Code().Match(await first.Answers.Last.InnerTextAsync()).Value;
        await PressAsync(first, "Có rồi");
        await PressAsync(first, "Có rồi");

        await using var second = await ChatTab.OpenAsync(world, Phone(ColorScheme.Light));
        var answer = await second.AskAsync(code.ToLowerInvariant());
        await Expect(answer).ToContainTextAsync("Em mở lại hành trình");
        await Expect(answer).ToContainTextAsync("Bước 3/");
        await Expect(await second.AskAsync("A3B-777")).ToContainTextAsync("không tìm thấy");
    }

    private static async Task PressAsync(ChatTab tab, string words)
    {
        var before = await tab.Answers.CountAsync();
        await tab.Replies.Filter(new() { HasTextString = words }).First.ClickAsync();
        await tab.AnswerAfterAsync(before);
    }

    private static async Task ShootAsync(ChatTab tab, string name) =>
        await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(Surroundings.Repository, "artifacts/screenshots", $"journey-{name}.png") });

    private static BrowserNewContextOptions Phone(ColorScheme scheme) => new() { ViewportSize = new() { Width = 360, Height = 740 }, ColorScheme = scheme };

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PdfPage();

    [GeneratedRegex("^Hình vẽ màn hình")]
    private static partial Regex MentionsTheScreen();

    [GeneratedRegex("[A-Z][0-9][A-Z0-9]-[A-Z0-9]{3}")]
    private static partial Regex Code();
}
