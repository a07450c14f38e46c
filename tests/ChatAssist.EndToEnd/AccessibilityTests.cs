using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>axe-core finds nothing, whatever the page shows.</summary>
[Collection(ChatWorld.Name)]
public sealed class AccessibilityTests(ChatWorld world)
{
    private const string FindViolations = """
        async () => (await axe.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
        """;

    // The page's policy lets in no script but its own; axe has to come in somehow.
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Nothing_is_found_on_the_first_screen_nor_on_answers(ColorScheme scheme, int width)
    {
        await using var tab = await ChatTab.OpenAsync(world, new() { BypassCSP = true, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 740 } });
        await Expect(tab.Starters.First).ToBeVisibleAsync();
        await ExpectNothingFoundAsync(tab.Page);
        await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        await ExpectNothingFoundAsync(tab.Page);
        await tab.AskAsync("đổi bằng lái xe");
        await ExpectNothingFoundAsync(tab.Page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_is_found_while_the_net_is_away_and_a_message_unsent(ColorScheme scheme)
    {
        await using var tab = await ChatTab.OpenAsync(world, new() { BypassCSP = true, ColorScheme = scheme });
        await tab.AskAsync("xin chào");
        await tab.Context.SetOfflineAsync(true);
        await tab.SayAsync("phí đăng ký tạm trú");
        await Expect(tab.FromCitizen.Last).ToContainTextAsync("Chưa gửi được.");
        await Expect(tab.Notices).ToContainTextAsync("Đang mất mạng");
        await ExpectNothingFoundAsync(tab.Page);
    }

    /// <summary>axe is a script itself, so the page keeps its own from loading instead.</summary>
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_is_found_on_the_page_of_plain_forms(ColorScheme scheme)
    {
        await using var tab = await ChatTab.OpenAsync(world, new() { BypassCSP = true, ColorScheme = scheme });
        await tab.Context.RouteAsync("**/client/chat.js*", route => route.AbortAsync());
        await tab.Page.ReloadAsync();
        await ExpectNothingFoundAsync(tab.Page);
        await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        await ExpectNothingFoundAsync(tab.Page);
    }

    [Fact]
    public async Task Nothing_is_found_on_a_page_with_the_embed_closed_and_open()
    {
        await using var tab = await ChatTab.OpenEmbeddedAsync(world, new() { BypassCSP = true });
        var launcher = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Hỏi thủ tục" });
        await Expect(launcher).ToBeVisibleAsync();
        await ExpectNothingFoundAsync(tab.Page);
        await launcher.ClickAsync();
        await Expect(tab.Starters.First).ToBeVisibleAsync();
        await ExpectNothingFoundAsync(tab.Page);
    }

    [Fact]
    public async Task An_answer_is_announced_once()
    {
        await using var tab = await ChatTab.OpenAsync(world);
        var announced = tab.Page.Locator("#chat > [aria-live=polite].unseen");
        await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        await Expect(announced.Locator("p")).ToHaveCountAsync(1);
        await Expect(announced).ToContainTextAsync("Trợ lý: ");
        await Expect(announced).ToContainTextAsync("7.000 đồng");
        await Expect(tab.Page.Locator("#log")).ToHaveAttributeAsync("aria-live", "off");
    }

    private static async Task ExpectNothingFoundAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.AddScriptTagAsync(new() { Path = Surroundings.NodeModule("axe-core/axe.min.js") });
        }

        var violations = await page.EvaluateAsync<JsonElement>(FindViolations);
        Assert.Equal([], violations.EnumerateArray().Select(violation => violation.GetString()));
    }
}
