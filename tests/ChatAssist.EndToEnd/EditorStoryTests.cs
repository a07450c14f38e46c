using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>What a citizen asked in vain becomes a line of a guide, a second editor publishes it, and the next citizen is answered.</summary>
[Collection(ChatWorld.Name)]
public sealed partial class EditorStoryTests(ChatWorld world) : IAsyncLifetime
{
    private const string Province = "Tỉnh Gia Lai";
    private const string Question = "ngủ nhờ lán công trường có phải báo công an không";

    private ChatServer _server = null!;
    private DeskTab _administrator = null!;

    public async Task InitializeAsync()
    {
        _server = await ChatServer.StartAsync("--WebChat:MessagesPerMinute", "60000");
        var link = _server.Output.Select(line => FirstLink().Match(line)).First(match => match.Success).Value;
        _administrator = await DeskTab.ArriveAsync(world.Browser, new Uri(_server.Address, link).ToString());
    }

    [Fact]
    public async Task From_a_question_asked_in_vain_to_its_answer()
    {
        await using var hoa = await ArriveAsync("Hoa", "hoa");
        await using var binh = await ArriveAsync("Bình", "binh");
        await using var before = await ChatTab.OpenAsync(world.Browser, _server.ChatPage);
        await Expect(await before.AskAsync(Question)).ToContainTextAsync("chưa tìm thấy");

        await hoa.Page.GetByRole(AriaRole.Link, new() { Name = "Chưa trả lời" }).ClickAsync();
        await Expect(hoa.Page.Locator(".person")).ToContainTextAsync(Question);
        await hoa.LookAsync("questions");
        await hoa.Page.GetByRole(AriaRole.Link, new() { Name = "Tạo bản nháp" }).ClickAsync();
        await hoa.Page.GetByLabel("Mã thủ tục, hoặc vài chữ trong tên").FillAsync("đăng ký tạm trú");
        await hoa.PressAsync("Tìm");
        await hoa.LookAsync("new-guide");
        await hoa.Page.GetByRole(AriaRole.Link, new() { Name = "Đăng ký tạm trú", Exact = true }).ClickAsync();
        await Expect(hoa.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Đã thêm 1 câu của người dân");
        await hoa.PressAsync("Lưu bản nháp");
        await Expect(hoa.Page.Locator("main")).ToContainTextAsync("Chờ một người khác duyệt");
        await Expect(hoa.Page.Locator("[data-part]")).ToContainTextAsync(Question);
        await hoa.LookAsync("guide-draft");

        await binh.Page.GetByRole(AriaRole.Link, new() { Name = "Hướng dẫn", Exact = true }).ClickAsync();
        await Expect(binh.Page.Locator(".person").First).ToContainTextAsync("chờ người thứ hai duyệt");
        await binh.LookAsync("guides");
        await binh.Page.Locator(".person a").First.ClickAsync();
        await binh.PressAsync("Duyệt và đăng");
        await Expect(binh.Page.Locator("main")).ToContainTextAsync("Đã đăng bản số 1");
        await Expect(binh.Page.Locator("main")).ToContainTextAsync("Bình duyệt và đăng");

        await using var after = await ChatTab.OpenAsync(world.Browser, _server.ChatPage);
        await Expect(await after.AskAsync(Question)).ToContainTextAsync("Đăng ký tạm trú");
        await hoa.Page.GetByRole(AriaRole.Link, new() { Name = "Chưa trả lời" }).ClickAsync();
        await Expect(hoa.Page.Locator("main")).ToContainTextAsync("1 câu nay đã trả lời được");
    }

    public async Task DisposeAsync()
    {
        await _administrator.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task<DeskTab> ArriveAsync(string displayName, string signInName) =>
        await DeskTab.ArriveAsync(world.Browser, await _administrator.AddAsync(_server.Address, displayName, signInName, "Người soạn hướng dẫn", Province));

    [GeneratedRegex(@"/desk/welcome\?link=[0-9a-f]+", RegexOptions.NonBacktracking)]
    private static partial Regex FirstLink();
}
