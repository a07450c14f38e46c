using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>The page <c>/chat</c> where JavaScript is off: plain forms.</summary>
[Collection(ChatWorld.Name)]
public sealed class NoScriptTests(ChatWorld world)
{
    private static readonly BrowserNewContextOptions s_noScript = new() { JavaScriptEnabled = false };

    [Fact]
    public async Task A_question_a_quick_reply_and_a_follow_up_are_answered()
    {
        await using var tab = await ChatTab.OpenAsync(world, s_noScript);
        var answer = await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        await Expect(answer).ToContainTextAsync("7.000 đồng");
        await Expect(answer.Locator("a.source")).ToContainTextAsync("1.004194 · dữ liệu ");

        await tab.Replies.Filter(new() { HasText = "Giấy tờ cần có" }).ClickAsync();
        await Expect(await tab.AnswerAfterAsync(1)).ToContainTextAsync("CT01");

        await Expect(await tab.AskAsync("thế còn thời hạn?")).ToContainTextAsync("ngày làm việc");
        await Expect(tab.FromCitizen).ToHaveCountAsync(3);
        await Expect(tab.Page.Locator(".replies")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_starter_works_by_keyboard_alone()
    {
        await using var tab = await ChatTab.OpenAsync(world, s_noScript);
        while (!await IsFocusedAsync(tab.Starters.First))
        {
            await tab.Page.Keyboard.PressAsync("Tab");
        }

        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.AnswerAfterAsync(0);
    }

    [Fact]
    public async Task The_conversation_is_there_after_a_reload_and_ends_by_starting_anew()
    {
        await using var tab = await ChatTab.OpenAsync(world, s_noScript);
        await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        await tab.Page.GotoAsync(world.Server.ChatPage.ToString());
        await Expect(tab.Answers).ToContainTextAsync("7.000 đồng");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu lại" }).ClickAsync();
        await Expect(tab.Answers).ToHaveCountAsync(0);
        await Expect(tab.Starters.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_a_citizen_types_is_shown_as_text()
    {
        const string Typed = "<b>đậm</b><img src=x> \"phí\" & 'tạm trú'";
        await using var tab = await ChatTab.OpenAsync(world, s_noScript);
        await tab.AskAsync(Typed);
        await Expect(tab.FromCitizen.Locator(".bubble")).ToHaveTextAsync(Typed);
        await Expect(tab.FromCitizen.Locator(".bubble").Locator("b, img")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task With_the_script_back_the_conversation_goes_on()
    {
        await using var tab = await ChatTab.OpenAsync(world, s_noScript);
        await tab.AskAsync("dang ky tam tru het bao nhieu tien");
        var state = await tab.Context.StorageStateAsync();

        await using var again = await ChatTab.OpenAsync(world, new() { StorageState = state });
        await Expect(again.Answers).ToHaveCountAsync(1);
        await Expect(await again.AskAsync("thế còn giấy tờ?")).ToContainTextAsync("CT01");
    }

    private static async Task<bool> IsFocusedAsync(ILocator element) => await element.EvaluateAsync<bool>("element => element === document.activeElement");
}
