using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary><c>/embed.js</c> on a page of another origin.</summary>
[Collection(ChatWorld.Name)]
public sealed class EmbedTests(ChatWorld world)
{
    [Fact]
    public async Task The_launcher_opens_a_chat_that_answers_and_Escape_gives_the_focus_back()
    {
        await using var tab = await ChatTab.OpenEmbeddedAsync(world);
        var launcher = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Hỏi thủ tục" });
        var panel = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Hỏi thủ tục" });
        await Expect(panel).ToBeHiddenAsync();
        await launcher.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(panel).ToBeVisibleAsync();
        await Expect(launcher).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(tab.Field).ToBeFocusedAsync();

        var answer = await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        await Expect(answer).ToContainTextAsync("7.000 đồng");

        await tab.Field.PressAsync("Escape");
        await Expect(panel).ToBeHiddenAsync();
        await Expect(launcher).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Closed_and_opened_again_the_conversation_is_still_there()
    {
        await using var tab = await ChatTab.OpenEmbeddedAsync(world);
        var launcher = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Hỏi thủ tục" });
        await launcher.ClickAsync();
        await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        await tab.Page.FrameLocator("iframe").GetByRole(AriaRole.Button, new() { Name = "Đóng" }).ClickAsync();
        await Expect(tab.Page.Locator("iframe")).ToBeHiddenAsync();

        await tab.Page.ReloadAsync();
        await launcher.ClickAsync();
        await Expect(tab.Answers).ToContainTextAsync("7.000 đồng");
    }

    [Fact]
    public async Task On_a_phone_the_panel_fills_the_screen()
    {
        await using var tab = await ChatTab.OpenEmbeddedAsync(world, new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Hỏi thủ tục" }).ClickAsync();
        await Expect(tab.Field).ToBeVisibleAsync();
        var box = await tab.Page.Locator("iframe").BoundingBoxAsync();
        Assert.Equal((0, 0, 360, 740), (box!.X, box.Y, box.Width, box.Height));
        Assert.False(await tab.ScrollsSidewaysAsync());
    }

    [Fact]
    public async Task The_host_page_is_left_as_it_was()
    {
        await using var tab = await ChatTab.OpenEmbeddedAsync(world);
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Hỏi thủ tục" })).ToBeVisibleAsync();
        Assert.Equal(1, await tab.Page.Locator("body > div").CountAsync());
        Assert.Equal(0, await tab.Page.Locator("head style, head link").CountAsync());
        Assert.Empty(await tab.Context.CookiesAsync());
    }
}
