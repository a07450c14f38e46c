using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>On small and large screens, by day and by night; the pictures go to <c>artifacts/screenshots</c> to be looked at.</summary>
[Collection(ChatWorld.Name)]
public sealed class LayoutTests(ChatWorld world)
{
    public static TheoryData<int, int, ColorScheme> Screens => new()
    {
        { 360, 740, ColorScheme.Light }, { 360, 740, ColorScheme.Dark },
        { 768, 1024, ColorScheme.Light }, { 768, 1024, ColorScheme.Dark },
        { 1280, 800, ColorScheme.Light }, { 1280, 800, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_chat_fits(int width, int height, ColorScheme scheme)
    {
        await using var tab = await ChatTab.OpenAsync(world, Screen(width, height, scheme));
        await Expect(tab.Starters.First).ToBeVisibleAsync();
        await ExpectToFitAsync(tab, "first");
        await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        await ExpectToFitAsync(tab, "answer");
        await tab.AskAsync("căn cước");
        await ExpectToFitAsync(tab, "clarifying");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_page_of_plain_forms_fits(int width, int height, ColorScheme scheme)
    {
        var screen = Screen(width, height, scheme);
        screen.JavaScriptEnabled = false;
        await using var tab = await ChatTab.OpenAsync(world, screen);
        await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        await ExpectToFitAsync(tab, "no-script");
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_embed_fits(int width, int height, ColorScheme scheme)
    {
        await using var tab = await ChatTab.OpenEmbeddedAsync(world, Screen(width, height, scheme));
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Hỏi thủ tục" }).ClickAsync();
        await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        await ExpectToFitAsync(tab, "embed");
    }

    [Fact]
    public async Task A_word_without_end_is_broken()
    {
        await using var tab = await ChatTab.OpenAsync(world, Screen(360, 740, ColorScheme.Light));
        await tab.AskAsync("https://dichvucong.gov.vn/" + new string('a', 400));
        Assert.False(await tab.ScrollsSidewaysAsync());
    }

    [Fact]
    public async Task Twice_as_large_type_fits_a_phone()
    {
        await using var tab = await ChatTab.OpenAsync(world, Screen(360, 740, ColorScheme.Light));
        await tab.Page.AddStyleTagAsync(new() { Content = "html { font-size: 212.5% }" });
        await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        await ExpectToFitAsync(tab, "large-type");
    }

    [Fact]
    public async Task What_is_pressed_is_large_enough_for_a_thumb()
    {
        await using var tab = await ChatTab.OpenAsync(world, Screen(360, 740, ColorScheme.Light));
        await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        foreach (var target in await tab.Page.Locator("button:visible, textarea:visible, a.source").AllAsync())
        {
            var box = (await target.BoundingBoxAsync())!;
            Assert.True(box is { Width: >= 44, Height: >= 44 }, $"{await target.TextContentAsync()}: {box.Width} × {box.Height}");
        }
    }

    private static BrowserNewContextOptions Screen(int width, int height, ColorScheme scheme) =>
        new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, Locale = "vi-VN", BypassCSP = true };

    private static async Task ExpectToFitAsync(ChatTab tab, string scene)
    {
        var (width, isDark) = (tab.Page.ViewportSize!.Width, await tab.Page.EvaluateAsync<bool>("() => matchMedia('(prefers-color-scheme: dark)').matches"));
        await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(Surroundings.Repository, "artifacts/screenshots", $"{scene}-{width}-{(isDark ? "dark" : "light")}.png") });
        Assert.False(await tab.ScrollsSidewaysAsync(), $"{scene} scrolls sideways at {width} pixels");
    }
}
