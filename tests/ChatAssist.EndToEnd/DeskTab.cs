using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>One volunteer at the desk, with a browser profile of their own.</summary>
public sealed class DeskTab : IAsyncDisposable
{
    public const string Password = "một câu dài dễ nhớ";

    private DeskTab(IBrowserContext context, IPage page)
    {
        (Context, Page) = (context, page);
        Rows = page.Locator("#queue .queue-row");
        Lines = page.Locator("#lines");
        Field = page.GetByLabel("Trả lời người dân");
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public ILocator Rows { get; }

    public ILocator Lines { get; }

    public ILocator Field { get; }

    /// <summary>Sets the password by a one-time link, and is at the desk.</summary>
    public static async Task<DeskTab> ArriveAsync(IBrowser browser, string link, BrowserNewContextOptions? options = null)
    {
        var context = await browser.NewContextAsync(options ?? new() { BypassCSP = true, Locale = "vi-VN", ViewportSize = new() { Width = 1280, Height = 800 } });
        context.SetDefaultTimeout(30_000);
        var tab = new DeskTab(context, await context.NewPageAsync());
        await tab.Page.GotoAsync(link);
        await tab.Page.GetByLabel("Mật khẩu mới").FillAsync(Password);
        await tab.Page.GetByLabel("Gõ lại mật khẩu").FillAsync(Password);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu và vào bàn hỗ trợ" }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Navigation)).ToBeVisibleAsync();
        return tab;
    }

    /// <summary>As an administrator: adds an account.</summary>
    /// <returns>Its one-time link.</returns>
    public async Task<string> AddAsync(Uri server, string displayName, string signInName, string role, string unit)
    {
        await Page.GotoAsync(new Uri(server, "desk/accounts").ToString());
        var form = Page.Locator("form[action*='handler=Add']");
        await form.GetByLabel("Tên hiện cho người dân").FillAsync(displayName);
        await form.GetByLabel("Tên đăng nhập").FillAsync(signInName);
        await form.GetByLabel("Vai trò").SelectOptionAsync(new SelectOptionValue { Label = role });
        await form.GetByLabel("Đơn vị").SelectOptionAsync(new SelectOptionValue { Label = unit });
        await form.GetByRole(AriaRole.Button).ClickAsync();
        return (await Page.Locator(".copy").TextContentAsync())!;
    }

    public async Task AddUnitAsync(Uri server, string name)
    {
        await Page.GotoAsync(new Uri(server, "desk/accounts").ToString());
        var form = Page.Locator("form[action*='handler=Unit']");
        await form.GetByLabel("Tên đơn vị mới").FillAsync(name);
        await form.GetByRole(AriaRole.Button).ClickAsync();
    }

    public async Task AcceptAsync(ILocator row)
    {
        await row.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Nhận cuộc này" }).ClickAsync();
        await Expect(Field).ToBeVisibleAsync();
    }

    public async Task SayAsync(string text)
    {
        await Field.FillAsync(text);
        await Field.PressAsync("Control+Enter");
        await Expect(Lines).ToContainTextAsync(text.Split('\n')[0]);
    }

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>A picture at three widths, by day and by night; nothing scrolls sideways and axe finds nothing.</summary>
    public async Task LookAsync(string scene)
    {
        foreach (var (width, height) in new[] { (360, 740), (768, 1024), (1280, 800) })
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await Page.SetViewportSizeAsync(width, height);
                await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await Page.ScreenshotAsync(new() { Path = Path.Combine(Surroundings.Repository, "artifacts/screenshots", $"desk-{scene}-{width}-{scheme}.png") });
                Assert.False(await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), $"{scene} scrolls sideways at {width} pixels");
                await ExpectNothingFoundAsync($"{scene} {width} {scheme}");
            }
        }

        await Page.SetViewportSizeAsync(1280, 800);
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private async Task ExpectNothingFoundAsync(string scene)
    {
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await Page.AddScriptTagAsync(new() { Path = Surroundings.NodeModule("axe-core/axe.min.js") });
        }

        var violations = await Page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))");
        Assert.Equal([], violations.EnumerateArray().Select(violation => $"{scene}: {violation.GetString()}"));
    }
}
