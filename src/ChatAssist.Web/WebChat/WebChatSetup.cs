using ChatAssist.Privacy;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.WebChat;

/// <summary>The web chat: Direct Line, the page, the embed.</summary>
public static class WebChatSetup
{
    private const string DirectLineCors = "direct-line";

    public static void AddWebChat(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<WebChatOptions>().BindConfiguration("WebChat").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ChatTokens>();
        services.AddSingleton<DirectLineAccess>();
        services.AddSingleton<ClientFiles>();
        services.AddSingleton<ChatPageHtml>();
        services.AddSingleton<ChatPageWriter>();
        services.AddSingleton<ChatCookie>();
        services.AddSingleton<WebTurn>();
        services.AddSingleton<StreamPlaces>();
        services.AddRateLimits();
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        AddForms(services);
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<WebChatOptions>>((cors, options) => cors.AddPolicy(DirectLineCors, policy => Allow(policy, options.Value)));
    }

    public static void MapWebChat(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseHsts();
        app.UseStorageTrouble();
        app.UseResponseCompression();
        app.UseStaticFiles(ClientFiles.Options);
        app.UseCors();
        app.UseRateLimiter();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        var directLine = app.MapGroup("").RequireCors(DirectLineCors);
        directLine.MapDirectLineTokens();
        directLine.MapDirectLineApi();
        directLine.MapDirectLineUpload();
        directLine.MapDirectLineStreams();
        app.MapChatPage();
        app.MapStepDrawings();
        OverviewDrawing.Map(app);
        app.MapSheets();
        app.MapGet("/embed.js", (HttpResponse response, ClientFiles files) =>
        {
            ClientFiles.KeepForAnHour(response);
            return files.Embed();
        });
    }

    private static void AddForms(IServiceCollection services)
    {
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "chatassist-form";
            forms.Cookie.SameSite = SameSiteMode.Lax;
            // Portals show the page in a frame; who may is said by frame-ancestors.
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("ChatAssist");
        services.AddOptions<KeyManagementOptions>().Configure<StoredKeys>((keys, stored) => keys.XmlRepository = new StoredKeyRing(stored));
    }

    private static void Allow(CorsPolicyBuilder policy, WebChatOptions options)
    {
        if (options.AllowedOrigins.Length == 0)
        {
            policy.AllowAnyOrigin();
        }
        else
        {
            policy.WithOrigins(options.AllowedOrigins);
        }

        policy.WithMethods("GET", "POST", "OPTIONS")
            // The Direct Line client inside botframework-webchat also sends x-requested-with.
            .WithHeaders("authorization", "content-type", "accept", "x-ms-bot-agent", "x-requested-with")
            .WithExposedHeaders("Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromDays(1));
    }
}
