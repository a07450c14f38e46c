using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatAssist.EndToEnd;

/// <summary>One citizen at the chat page, with a browser profile of their own.</summary>
public sealed class ChatTab : IAsyncDisposable
{
    private ChatTab(IBrowserContext context, IPage page, ILocator root)
    {
        Context = context;
        Page = page;
        Field = root.GetByLabel("Câu hỏi của anh/chị");
        Send = root.GetByRole(AriaRole.Button, new() { Name = "Gửi", Exact = true });
        FromCitizen = root.Locator(".message.from-citizen");
        Answers = root.Locator(".message.from-assistant");
        Replies = root.Locator("#log .replies button");
        Starters = root.Locator("#welcome .replies button");
        Notices = root.Locator("#notices");
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public ILocator Field { get; }

    public ILocator Send { get; }

    public ILocator FromCitizen { get; }

    public ILocator Answers { get; }

    public ILocator Replies { get; }

    public ILocator Starters { get; }

    public ILocator Notices { get; }

    public static Task<ChatTab> OpenAsync(ChatWorld world, BrowserNewContextOptions? options = null) => OpenAsync(world.Browser, world.Server.ChatPage, options);

    public static async Task<ChatTab> OpenAsync(IBrowser browser, Uri address, BrowserNewContextOptions? options = null)
    {
        var context = await browser.NewContextAsync(options ?? new());
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.ToString());
        return new ChatTab(context, page, page.Locator("body"));
    }

    /// <summary>Someone at a page that embeds the chat: all is looked for inside the frame.</summary>
    public static async Task<ChatTab> OpenEmbeddedAsync(ChatWorld world, BrowserNewContextOptions? options = null)
    {
        var context = await world.Browser.NewContextAsync(options ?? new());
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(world.OtherSite.Portal.ToString());
        return new ChatTab(context, page, page.FrameLocator("iframe").Locator("body"));
    }

    public async Task SayAsync(string text)
    {
        await Field.FillAsync(text);
        await Send.ClickAsync();
    }

    /// <summary>Says it and waits for the answer.</summary>
    public async Task<ILocator> AskAsync(string text)
    {
        var before = await Answers.CountAsync();
        await SayAsync(text);
        return await AnswerAfterAsync(before);
    }

    public async Task<ILocator> AnswerAfterAsync(int answersBefore)
    {
        await Expect(Answers).ToHaveCountAsync(answersBefore + 1);
        return Answers.Nth(answersBefore);
    }

    public async Task<bool> ScrollsSidewaysAsync() =>
        await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
