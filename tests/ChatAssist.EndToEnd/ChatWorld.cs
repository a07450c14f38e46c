using Microsoft.Playwright;

namespace ChatAssist.EndToEnd;

/// <summary>What all tests share: a server that knows all there is to know, a browser, and another site.</summary>
public sealed class ChatWorld : IAsyncLifetime
{
    public const string Name = "chat";

    private IPlaywright? _playwright;

    public ChatServer Server { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public OtherSite OtherSite { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // A citizen waits for an answer, not for a busy machine.
        Assertions.SetDefaultExpectTimeout(30_000);
        Server = await ChatServer.StartAsync(Surroundings.ExportPath is { } export ? ["--procedures", export] : []);
        OtherSite = await OtherSite.StartAsync(Server.Address);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        await OtherSite.DisposeAsync();
        await Server.DisposeAsync();
    }
}

/// <summary>One world for all tests, which so run one after another: two cores carry one browser.</summary>
[CollectionDefinition(ChatWorld.Name)]
public sealed class SharedChatWorld : ICollectionFixture<ChatWorld>;
