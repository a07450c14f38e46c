using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatAssist.EndToEnd;

/// <summary>Somebody else's site, of another origin: a portal that embeds our chat, and a page with Bot Framework Web Chat.</summary>
public sealed class OtherSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private OtherSite(WebApplication app) => _app = app;

    public Uri Portal => new(new Uri(_app.Urls.First()), "portal");

    public Uri WebChat => new(new Uri(_app.Urls.First()), "webchat");

    public static async Task<OtherSite> StartAsync(Uri chat)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = chat.GetLeftPart(UriPartial.Authority);
        app.MapGet("/portal", () => Results.Content(PortalPage(server), "text/html; charset=utf-8"));
        app.MapGet("/webchat", () => Results.Content(WebChatPage(server), "text/html; charset=utf-8"));
        app.MapGet("/webchat.js", () => Results.File(Surroundings.NodeModule("botframework-webchat/dist/webchat.js"), "text/javascript; charset=utf-8"));
        await app.StartAsync();
        return new OtherSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string PortalPage(string server) => $"""
        <!doctype html>
        <html lang="vi">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Cổng của tỉnh</title></head>
        <body>
          <main><h1>Cổng thông tin của tỉnh</h1><p>Tin tức và thông báo.</p><a href="#">Một liên kết</a></main>
          <script src="{server}/embed.js" defer></script>
        </body>
        </html>
        """;

    private static string WebChatPage(string server) => $$"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>Web Chat</title><style>html, body, #webchat { height: 100%; margin: 0 }</style></head>
        <body>
          <div id="webchat"></div>
          <script src="/webchat.js"></script>
          <script>
            (async () => {
              const answer = await fetch('{{server}}/webchat/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
              const { token } = await answer.json();
              const directLine = WebChat.createDirectLine({ token, domain: '{{server}}/v3/directline' });
              WebChat.renderWebChat({ directLine, locale: 'en-US' }, document.getElementById('webchat'));
            })();
          </script>
        </body>
        </html>
        """;
}
