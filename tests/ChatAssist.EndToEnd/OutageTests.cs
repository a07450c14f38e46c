using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>The net goes, the server dies, an answer gets lost: nothing a citizen said is lost, nor said twice.</summary>
[Collection(ChatWorld.Name)]
public sealed class OutageTests(ChatWorld world)
{
    private const string Activities = "**/v3/directline/conversations/*/activities";

    [Fact]
    public async Task Without_a_net_the_page_says_so_and_sends_when_it_is_back()
    {
        await using var tab = await ChatTab.OpenAsync(world);
        await tab.AskAsync("xin chào");
        await tab.Context.SetOfflineAsync(true);
        await Expect(tab.Notices).ToContainTextAsync("Đang mất mạng");
        await tab.SayAsync("phí đăng ký tạm trú");
        await Expect(tab.FromCitizen.Last).ToContainTextAsync("Đang gửi…");

        await tab.Context.SetOfflineAsync(false);
        var answer = await tab.AnswerAfterAsync(1);
        await Expect(answer).ToContainTextAsync("7.000 đồng");
        await Expect(tab.Notices).Not.ToContainTextAsync("Đang mất mạng");
        await ExpectSaidOnceAsync(tab, "phí đăng ký tạm trú", of: 2);
    }

    [Fact]
    public async Task What_could_not_be_sent_is_sent_again_when_asked()
    {
        await using var tab = await ChatTab.OpenAsync(world);
        await tab.AskAsync("xin chào");
        await tab.Context.RouteAsync(Activities, route => route.AbortAsync());
        await tab.SayAsync("phí đăng ký tạm trú");
        await Expect(tab.FromCitizen.Last).ToContainTextAsync("Chưa gửi được.");
        await tab.Context.UnrouteAllAsync();

        await tab.FromCitizen.Last.GetByRole(AriaRole.Button, new() { Name = "Gửi lại" }).ClickAsync();
        await tab.AnswerAfterAsync(1);
        await ExpectSaidOnceAsync(tab, "phí đăng ký tạm trú", of: 2);
    }

    [Fact]
    public async Task A_message_whose_receipt_was_lost_is_taken_once()
    {
        await using var tab = await ChatTab.OpenAsync(world);
        await tab.AskAsync("xin chào");
        var posts = 0;
        await tab.Context.RouteAsync(Activities, async route =>
        {
            if (route.Request.Method == "POST" && posts++ == 0)
            {
                await route.FetchAsync();
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await tab.AskAsync("phí đăng ký tạm trú");
        await tab.AskAsync("thế còn giấy tờ?");
        await ExpectSaidOnceAsync(tab, "phí đăng ký tạm trú", of: 3);
    }

    [Fact]
    public async Task A_killed_server_comes_back_and_what_was_said_meanwhile_arrives_once()
    {
        await using var server = await ChatServer.StartAsync();
        await using var tab = await ChatTab.OpenAsync(world.Browser, server.ChatPage);
        await tab.AskAsync("dang ky tam tru het bao nhieu tien");

        await server.KillAsync();
        await tab.SayAsync("thế còn giấy tờ?");
        await Expect(tab.Notices).ToContainTextAsync("Chưa kết nối được");
        await server.StartAgainAsync();

        // The page tries again after up to half a minute.
        await Expect(tab.Answers).ToHaveCountAsync(2, new() { Timeout = 90_000 });
        await Expect(tab.Answers.Last).ToContainTextAsync("CT01");
        await Expect(tab.Notices).Not.ToContainTextAsync("Chưa kết nối được");
        await ExpectSaidOnceAsync(tab, "thế còn giấy tờ?", of: 2);
        Assert.Empty(server.Errors);
    }

    /// <summary>On the page as it is, and as the server tells it after a reload.</summary>
    private static async Task ExpectSaidOnceAsync(ChatTab tab, string text, int of)
    {
        await ExpectAsync();
        await tab.Page.ReloadAsync();
        await ExpectAsync();

        async Task ExpectAsync()
        {
            await Expect(tab.FromCitizen).ToHaveCountAsync(of);
            await Expect(tab.Answers).ToHaveCountAsync(of);
            await Expect(tab.FromCitizen.Filter(new() { HasText = text })).ToHaveCountAsync(1);
            await Expect(tab.FromCitizen.Filter(new() { HasText = "gửi" })).ToHaveCountAsync(0);
        }
    }
}
