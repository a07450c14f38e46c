using System.Text.RegularExpressions;
using ChatAssist.Fakes.Models;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>The model at the desk, in a real browser: a drafted reply, and the administrator's page on what it costs.</summary>
[Collection(ChatWorld.Name)]
public sealed partial class ModelDeskTests(ChatWorld world) : IAsyncLifetime
{
    private readonly ModelServer _model = new();
    private ChatServer _server = null!;
    private DeskTab _administrator = null!;

    [Fact]
    public async Task A_draft_is_shown_with_its_sources_used_changed_and_sent_by_the_volunteer()
    {
        _model.World.Say("history", """
            {"sentences":[{"text":"Cá nhân, hộ gia đình nộp trực tuyến thì lệ phí là 7.000 đồng mỗi lần đăng ký.","cites":["p1"]},
            {"text":"Nộp trực tiếp thì cá nhân, hộ gia đình đóng 15.000 đồng mỗi lần đăng ký.","cites":["p1"]},
            {"text":"Nộp vào thứ bảy được giảm 2.000 đồng.","cites":["p1"]}],"completeness":"full"}
            """);
        await using var lan = await DeskTab.ArriveAsync(world.Browser, await _administrator.AddAsync(_server.Address, "Lan", "lan", "Thành viên", "Tỉnh Gia Lai"));
        await using var citizen = await ChatTab.OpenAsync(world.Browser, _server.ChatPage);
        await citizen.AskAsync("đăng ký tạm trú hết bao nhiêu tiền");
        await citizen.AskAsync("Gặp người hỗ trợ");
        await lan.AcceptAsync(lan.Rows.First);

        await lan.PressAsync("Gợi ý câu trả lời");
        var draft = lan.Page.Locator("#draft");
        await Expect(draft).ToContainTextAsync("7.000 đồng");
        await Expect(draft).ToContainTextAsync("Đã bỏ 1 câu");
        await Expect(draft).Not.ToContainTextAsync("2.000");
        await Expect(lan.Field).ToHaveValueAsync("");
        await lan.LookAsync("draft");

        await draft.GetByRole(AriaRole.Button, new() { Name = "Dùng làm câu trả lời" }).ClickAsync();
        await Expect(draft).ToBeHiddenAsync();
        await Expect(lan.Field).ToHaveValueAsync(SevenThousand());
        await Expect(citizen.Page.Locator(".message.from-volunteer")).ToHaveCountAsync(0);
        await lan.Field.PressSequentiallyAsync(" Anh/chị nhé.");
        await lan.Field.PressAsync("Control+Enter");
        await Expect(citizen.Page.Locator(".message.from-volunteer")).ToContainTextAsync("Anh/chị nhé.");
        await Expect(citizen.Page.Locator(".message.from-volunteer")).ToContainTextAsync("7.000 đồng");

        _model.World.MisbehaveAlways(Fault.Nonsense);
        await lan.PressAsync("Gợi ý câu trả lời");
        await Expect(draft).ToContainTextAsync("chưa soạn được");
        await _administrator.Page.GotoAsync(new Uri(_server.Address, "desk/model").ToString());
        await Expect(_administrator.Page.Locator(".model-rows").First).ToContainTextAsync("Soạn nháp cho người trực");
        await _administrator.LookAsync("model");
    }

    public async Task InitializeAsync()
    {
        await _model.StartAsync();
        _server = await ChatServer.StartAsync(
            "--Model:Main:Kind", "OpenAI", "--Model:Main:BaseUrl", _model.BaseUrl(ModelKind.OpenAI), "--Model:Main:Model", World.Model, "--Model:Main:Key", World.Key,
            "--Model:Main:PricePerMillionTokensIn", "2", "--Model:Main:PricePerMillionTokensOut", "8");
        var link = _server.Output.Select(line => FirstLink().Match(line)).First(match => match.Success).Value;
        _administrator = await DeskTab.ArriveAsync(world.Browser, new Uri(_server.Address, link).ToString());
    }

    public async Task DisposeAsync()
    {
        await _administrator.DisposeAsync();
        await _server.DisposeAsync();
        await _model.DisposeAsync();
    }

    [GeneratedRegex(@"/desk/welcome\?link=[0-9a-f]+", RegexOptions.NonBacktracking)]
    private static partial Regex FirstLink();

    [GeneratedRegex("7\\.000 đồng")]
    private static partial Regex SevenThousand();
}
