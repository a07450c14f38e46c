using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>The editors' page <c>/desk/search</c> in a browser: it fits, reads aloud, and needs no script.</summary>
[Collection(ChatWorld.Name)]
public sealed class SearchPageTests(ChatWorld world)
{
    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task An_editor_sees_why_a_procedure_is_missed(int width, ColorScheme scheme)
    {
        await using var context = await world.Browser.NewContextAsync(new() { BypassCSP = true, ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 800 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(world.Server.Address, "desk/search").ToString());
        await page.GetByLabel("Câu hỏi, đúng như người dân gõ").FillAsync("vk e mới đẻ làm giấy tờ cho bé ntn");
        await page.GetByLabel("Mã thủ tục bị bỏ lỡ").FillAsync("1.004194");
        await page.GetByRole(AriaRole.Button, new() { Name = "Xem", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thủ tục 1.004194" })).ToBeVisibleAsync();

        await page.Locator("details.passage summary").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Vì sao xếp ở đây" }).First).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Surroundings.Repository, "artifacts/screenshots", $"desk-search-{width}-{scheme}.png") });
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"));

        await page.AddScriptTagAsync(new() { Path = Surroundings.NodeModule("axe-core/axe.min.js") });
        var violations = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))");
        Assert.Equal([], violations.EnumerateArray().Select(violation => violation.GetString()));
    }
}
