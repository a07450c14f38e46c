using System.Diagnostics;
using ChatAssist.Fakes.Zalo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>The fake of Zalo's servers, our server connected to it as an administrator connects it, and a citizen's telephone in the browser.</summary>
public sealed class ZaloPhone : IAsyncDisposable
{
    private readonly ZaloServer _zalo;
    private readonly IBrowserContext _context;

    private ZaloPhone(ZaloServer zalo, ChatServer server, IBrowserContext context, IPage page)
    {
        (_zalo, Server, _context, Page) = (zalo, server, context, page);
        Bubbles = page.Locator("#log .bubble:not(.mine)");
    }

    public ChatServer Server { get; }

    public IPage Page { get; }

    /// <summary>What is said to the citizen.</summary>
    public ILocator Bubbles { get; }

    public static async Task<ZaloPhone> StartAsync(IBrowser browser)
    {
        var zalo = new ZaloServer();
        await zalo.StartAsync();
        var settings = new Dictionary<string, string>
        {
            ["Zalo:OpenApi"] = zalo.Address.AbsoluteUri,
            ["Zalo:OAuth"] = zalo.Address.AbsoluteUri,
            ["Zalo:Business"] = zalo.Address.AbsoluteUri,
            ["Zalo:Accounts:0:OaId"] = World.OaId,
            ["Zalo:Accounts:0:AppId"] = World.AppId,
            ["Zalo:Accounts:0:AppSecret"] = World.AppSecret,
            ["Zalo:Accounts:0:WebhookKey"] = "test-oa-secret-key",
        };
        var server = await ChatServer.StartAsync([.. settings.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value })]);
        var app = zalo.World.Apps[World.AppId];
        app.Events.UnionWith(EventNames.All);
        app.WebhookUrl = new Uri(server.Address, "zalo/webhook").AbsoluteUri;
        await ConnectAsync(server, settings);
        var context = await browser.NewContextAsync(new() { Locale = "vi-VN", ViewportSize = new() { Width = 360, Height = 740 } });
        context.SetDefaultTimeout(30_000);
        var phone = new ZaloPhone(zalo, server, context, await context.NewPageAsync());
        await phone.Page.GotoAsync(zalo.Address.AbsoluteUri);
        return phone;
    }

    /// <returns>The next thing that is said.</returns>
    public async Task<ILocator> AskAsync(string text)
    {
        var before = await Bubbles.CountAsync();
        await SayAsync(text);
        await Expect(Bubbles.Nth(before)).ToBeVisibleAsync();
        return Bubbles.Nth(before);
    }

    public async Task SayAsync(string text)
    {
        await Page.Locator("#text").FillAsync(text);
        await Page.Locator("#form button").ClickAsync();
    }

    public async Task LookAsync(string scene)
    {
        foreach (var (width, height) in new[] { (360, 740), (1280, 800) })
        {
            await Page.SetViewportSizeAsync(width, height);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Surroundings.Repository, "artifacts/screenshots", $"zalo-{scene}-{width}.png") });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await Server.DisposeAsync();
        await _zalo.DisposeAsync();
    }

    // Opens the page, agrees, pastes where the browser ends: by the real command.
    private static async Task ConnectAsync(ChatServer server, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "ChatAssist.Tools.dll"), "zalo", "connect", "--redirect", "https://chat.example.gov.vn/zalo", "--database", server.Database })
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync();
        var page = await process.StandardOutput.ReadLineAsync();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var agreed = await http.GetAsync(new Uri($"{page}&approve=1"));
        await process.StandardInput.WriteLineAsync(agreed.Headers.Location!.AbsoluteUri);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
