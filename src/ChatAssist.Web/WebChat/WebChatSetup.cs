using Microsoft.AspNetCore.Cors.Infrastructure;
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
        services.AddRateLimits();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<WebChatOptions>>((cors, options) => cors.AddPolicy(DirectLineCors, policy => Allow(policy, options.Value)));
    }

    public static void MapWebChat(this WebApplication app)
    {
        app.UseCors();
        app.UseRateLimiter();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        var directLine = app.MapGroup("").RequireCors(DirectLineCors);
        directLine.MapDirectLineTokens();
        directLine.MapDirectLineApi();
        directLine.MapDirectLineUpload();
        directLine.MapDirectLineStreams();
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
            .WithHeaders("authorization", "content-type", "accept", "x-ms-bot-agent")
            .WithExposedHeaders("Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromDays(1));
    }
}
