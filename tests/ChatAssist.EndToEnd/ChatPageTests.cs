using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>The page <c>/chat</c> in a real browser, as a citizen uses it.</summary>
[Collection(ChatWorld.Name)]
public sealed partial class ChatPageTests(ChatWorld world)
{
    private const string HowMuch = "dang ky tam tru het bao nhieu tien";

    [Fact]
    public async Task A_question_without_marks_is_answered_with_the_fee_its_source_and_the_date_of_the_data()
    {
        await using var tab = await ChatTab.OpenAsync(world);
        var answer = await tab.AskAsync(HowMuch);

        await Expect(answer).ToContainTextAsync("7.000 đồng");
        await Expect(answer).ToContainTextAsync("15.000 đồng");
        var source = answer.Locator("a.source");
        await Expect(source).ToContainTextAsync("1.004194");
        await Expect(source).ToContainTextAsync(DataDate());
        await Expect(source).ToHaveAttributeAsync("href", PortalPage());
        await Expect(source).ToHaveAttributeAsync("target", "_blank");
        await Expect(tab.FromCitizen).ToHaveTextAsync([Containing(HowMuch)]);
        await Expect(tab.Field).ToHaveValueAsync("");
        await Expect(tab.Field).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_starter_and_then_a_quick_reply_work_by_mouse()
    {
        await using var tab = await ChatTab.OpenAsync(world);
        var starter = tab.Starters.Filter(new() { HasText = "Đăng ký tạm trú" });
        await starter.ClickAsync();
        await tab.AnswerAfterAsync(0);
        await Expect(tab.Starters.First).ToBeHiddenAsync();

        await tab.Replies.Filter(new() { HasText = "Giấy tờ cần có" }).ClickAsync();
        var answer = await tab.AnswerAfterAsync(1);
        await Expect(answer).ToContainTextAsync("CT01");
        await Expect(tab.FromCitizen).ToHaveTextAsync([Containing("Đăng ký tạm trú"), Containing("Giấy tờ cần có")]);
    }

    [Fact]
    public async Task A_quick_reply_works_by_keyboard_and_the_focus_is_not_lost()
    {
        await using var tab = await ChatTab.OpenAsync(world);
        await tab.Field.FocusAsync();
        await tab.Page.Keyboard.TypeAsync(HowMuch);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.AnswerAfterAsync(0);

        await tab.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(tab.Replies.Last).ToBeFocusedAsync();
        var choice = await tab.Replies.Last.GetAttributeAsync("value");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.AnswerAfterAsync(1);
        await Expect(tab.FromCitizen.Last).ToContainTextAsync(choice!);
        await Expect(tab.FromCitizen.Last).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_follow_up_leans_on_what_was_asked_before()
    {
        await using var tab = await ChatTab.OpenAsync(world);
        await tab.AskAsync(HowMuch);
        var answer = await tab.AskAsync("thế còn giấy tờ?");
        await Expect(answer).ToContainTextAsync("CT01");
        await Expect(answer.Locator(".source")).ToContainTextAsync("1.004194");
    }

    [Fact]
    public async Task A_reload_takes_up_the_conversation()
    {
        await using var tab = await ChatTab.OpenAsync(world);
        await tab.AskAsync(HowMuch);
        await tab.Page.ReloadAsync();
        await Expect(tab.Answers).ToHaveCountAsync(1);
        await Expect(tab.Answers).ToContainTextAsync("7.000 đồng");
        await Expect(tab.Starters.First).ToBeHiddenAsync();

        var answer = await tab.AskAsync("thế còn giấy tờ?");
        await Expect(answer).ToContainTextAsync("CT01");
        await Expect(tab.FromCitizen).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Starting_anew_clears_the_page_and_can_be_undone()
    {
        await using var tab = await ChatTab.OpenAsync(world);
        await tab.AskAsync(HowMuch);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu lại" }).ClickAsync();
        await Expect(tab.Answers).ToHaveCountAsync(0);
        await Expect(tab.Starters.First).ToBeVisibleAsync();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Mở lại cuộc trước" }).ClickAsync();
        await Expect(tab.Answers).ToContainTextAsync("7.000 đồng");
    }

    [Theory]
    [InlineData("<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script> phí tạm trú")]
    [InlineData("</article><form action=//evil.example><b>đậm</b> phí tạm trú")]
    [InlineData("[bấm đây](javascript:document.title='hacked') **phí** tạm trú")]
    public async Task What_a_citizen_types_is_shown_as_text(string typed)
    {
        await using var tab = await ChatTab.OpenAsync(world);
        var title = await tab.Page.TitleAsync();
        await tab.AskAsync(typed);
        foreach (var _ in new[] { "as sent", "as the server tells it" })
        {
            await Expect(tab.FromCitizen.Locator(".bubble")).ToHaveTextAsync(typed);
            await Expect(tab.FromCitizen.Locator(".bubble").Locator("img, script, form, b, a, strong")).ToHaveCountAsync(0);
            Assert.Equal(title, await tab.Page.TitleAsync());
            await tab.Page.ReloadAsync();
        }
    }

    [SharedFact]
    public async Task What_no_guide_covers_is_answered_from_the_national_export()
    {
        await using var tab = await ChatTab.OpenAsync(world);
        var clarifying = await tab.AskAsync("cấp giấy phép lao động cho người nước ngoài cần giấy tờ gì");
        await Expect(clarifying).ToContainTextAsync("Anh/chị muốn làm việc nào ạ?");
        await tab.Replies.First.ClickAsync();
        var answer = await tab.AnswerAfterAsync(1);
        await Expect(answer.Locator(".source")).ToContainTextAsync("1.014199");
    }

    private static Regex Containing(string text) => new(Regex.Escape(text), RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"dữ liệu \d{1,2}/\d{1,2}/202\d", RegexOptions.None)]
    private static partial Regex DataDate();

    [GeneratedRegex("^https://dichvucong.gov.vn/thu-tuc-hanh-chinh/", RegexOptions.None)]
    private static partial Regex PortalPage();
}
