using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>The real <c>botframework-webchat</c> talks to our Direct Line.</summary>
[Collection(ChatWorld.Name)]
public sealed class BotFrameworkWebChatTests(ChatWorld world)
{
    [Fact]
    public async Task It_asks_shows_the_answer_with_its_citation_and_a_pressed_button_is_answered()
    {
        await using var context = await world.Browser.NewContextAsync();
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync(world.OtherSite.WebChat.ToString());
        // Each message stands three times in the page, twice for screen readers: this is the one that is seen.
        var messages = page.Locator(".webchat__basic-transcript__activity");
        await Expect(messages.Filter(new() { HasText = "trợ lý tự động" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Textbox).FillAsync("dang ky tam tru het bao nhieu tien");
        await page.Keyboard.PressAsync("Enter");
        var answer = messages.Filter(new() { HasText = "7.000 đồng" }).First;
        await Expect(answer).ToBeVisibleAsync();
        var citation = answer.GetByRole(AriaRole.Link).Filter(new() { HasText = "1.004194" });
        await Expect(citation).ToHaveAttributeAsync("href", new Regex("^https://dichvucong.gov.vn/", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(citation).ToContainTextAsync("dữ liệu ngày");

        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Giấy tờ cần có" }).ClickAsync();
        await Expect(messages.Filter(new() { HasText = "CT01" }).First).ToBeVisibleAsync();
        await Expect(messages.Filter(new() { HasText = "Giấy tờ cần có" }).First).ToBeVisibleAsync();
        await Expect(page.GetByText("Send failed")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Sending")).ToHaveCountAsync(0);
        Assert.Empty(errors);
    }
}
