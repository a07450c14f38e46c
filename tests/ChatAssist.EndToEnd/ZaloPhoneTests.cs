using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>A person on the telephone gets what a person on the web gets, and a volunteer answers both from one desk.</summary>
[Collection(ChatWorld.Name)]
public sealed partial class ZaloPhoneTests(ChatWorld world)
{
    [Fact]
    public async Task On_the_telephone_as_on_the_web_by_numbers_and_by_buttons_and_then_a_person()
    {
        await using var phone = await ZaloPhone.StartAsync(world.Browser);
        await phone.AskAsync("chào em");
        var answer = await phone.AskAsync("dang ky tam tru het bao nhieu tien");
        await Expect(answer).ToContainTextAsync("7.000");
        await Expect(answer).ToContainTextAsync("Nguồn");
        await using (var web = await ChatTab.OpenAsync(world.Browser, phone.Server.ChatPage))
        {
            await Expect(await web.AskAsync("dang ky tam tru het bao nhieu tien")).ToContainTextAsync("7.000");
        }

        await phone.LookAsync("answer");
        // "1. Giấy tờ cần có": the number is the button.
        var number = NumberOfDocuments().Match((await answer.TextContentAsync())!).Groups[1].Value;
        await Expect(await phone.AskAsync(number)).ToContainTextAsync("CT01");
        await phone.LookAsync("documents");

        await using var administrator = await DeskTab.ArriveAsync(world.Browser, new Uri(phone.Server.Address, phone.Server.Output.Select(line => FirstLink().Match(line)).First(match => match.Success).Value).ToString());
        await using var lan = await DeskTab.ArriveAsync(world.Browser, await administrator.AddAsync(phone.Server.Address, "Lan", "lan", "Thành viên", "Tỉnh Gia Lai"));
        await using var minh = await DeskTab.ArriveAsync(world.Browser, await administrator.AddAsync(phone.Server.Address, "Minh", "minh", "Thành viên", "Tỉnh Gia Lai"));
        await Expect(await phone.AskAsync("cho tôi gặp người")).ToContainTextAsync("lượt thứ");
        await using var citizen = await ChatTab.OpenAsync(world.Browser, phone.Server.ChatPage);
        await citizen.AskAsync("Gặp người hỗ trợ");
        await Expect(minh.Rows).ToHaveCountAsync(2);
        await lan.AcceptAsync(lan.Rows.Filter(new() { HasText = "Zalo" }));
        await Expect(lan.Page.Locator(".talk-title")).ToContainTextAsync("còn trả lời được");
        await minh.AcceptAsync(minh.Rows.Filter(new() { HasNotText = "Zalo" }).First);
        await lan.SayAsync("Dạ em là Lan, chào anh trên Zalo");
        await minh.SayAsync("Dạ em là Minh, chào anh trên web");
        await Expect(phone.Bubbles.Last).ToContainTextAsync("em là Lan");
        await Expect(citizen.Page.Locator(".message.from-volunteer")).ToContainTextAsync("em là Minh");
        await phone.SayAsync("tôi cảm ơn Lan");
        await Expect(lan.Lines).ToContainTextAsync("tôi cảm ơn Lan");
        await phone.LookAsync("volunteer");
        await lan.LookAsync("zalo-held");
        Assert.Empty(phone.Server.Errors);
    }

    [GeneratedRegex(@"(\d)\. Giấy tờ")]
    private static partial Regex NumberOfDocuments();

    [GeneratedRegex(@"/desk/welcome\?link=[0-9a-f]+", RegexOptions.NonBacktracking)]
    private static partial Regex FirstLink();
}
