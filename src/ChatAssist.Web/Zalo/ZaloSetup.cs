using ChatAssist.Conversations;
using ChatAssist.Guides;
using ChatAssist.Web.Zalo.Grants;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.Zalo;

/// <summary>Zalo's Official Accounts: the webhook in, a channel out for each account. Without accounts among the settings nothing of it is there.</summary>
public static class ZaloSetup
{
    private const string Section = ZaloOptions.Section;
    private const string TokensClient = "Zalo-tokens";

    /// <summary>A refresh that is given up too early may have used up the token all the same.</summary>
    private static readonly TimeSpan s_longestRefresh = TimeSpan.FromSeconds(100);

    private static readonly TimeSpan s_longestHealthCheck = TimeSpan.FromSeconds(3);

    public static void AddZalo(this WebApplicationBuilder builder)
    {
        var accounts = builder.Configuration.GetSection(Section).Get<ZaloOptions>()?.Accounts ?? [];
        if (accounts.Length == 0)
        {
            return;
        }

        var services = builder.Services;
        services.AddOptions<ZaloOptions>().BindConfiguration(Section).ValidateDataAnnotations()
            .Validate<ILogger<ZaloOptions>>((options, logger) => IsSound(options, logger), "Zalo: the settings of the accounts are not complete; the log says which.").ValidateOnStart();
        var places = Path.Combine(builder.Configuration["knowledge-base"] ?? Answering.Assistant.ShippedFolder, "places.yaml");
        services.AddSingleton(_ => Places.Load(places));
        // Addresses hold citizens' ids, and a line for each call would fill the log.
        services.AddHttpClient(Section).RemoveAllLoggers();
        services.AddHttpClient(TokensClient, http => http.Timeout = s_longestRefresh).RemoveAllLoggers();
        services.AddSingleton(provider => new ZaloGrants(provider.GetRequiredService<IDataProtectionProvider>()));
        services.AddSingleton(provider => NewOAuth(provider));
        services.AddSingleton<ZaloRefresh>();
        services.AddSingleton<ZaloTokens>();
        services.AddSingleton<ZaloLimits>();
        services.AddSingleton<ZaloAlarms>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ZaloApi>(provider, provider.GetRequiredService<IHttpClientFactory>().CreateClient(Section)));
        services.AddSingleton<ZaloMessageWriter>();
        services.AddSingleton<ZaloTemplates>();
        services.AddSingleton<NearestPlaces>();
        services.AddSingleton<ZaloMessageReader>();
        services.AddSingleton<SharedNumbers>();
        services.AddSingleton<ZaloEchoes>();
        services.AddSingleton<ZaloCourtesies>();
        services.AddSingleton<ZaloInbox>();
        services.AddSingleton<ZaloWebhook>();
        services.AddHostedService<ZaloKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ZaloCourtesies>());
        services.AddHealthChecks().AddCheck<ZaloCheck>("zalo", HealthStatus.Degraded, [], s_longestHealthCheck);
        foreach (var account in accounts)
        {
            services.AddSingleton<IChannel>(provider => ActivatorUtilities.CreateInstance<ZaloChannel>(provider, account));
        }
    }

    public static void MapZalo(this WebApplication app)
    {
        if (app.Services.GetService<ZaloWebhook>() is not null)
        {
            ZaloWebhook.Map(app);
        }
    }

    private static ZaloOAuth NewOAuth(IServiceProvider provider) => new(
        provider.GetRequiredService<IHttpClientFactory>().CreateClient(TokensClient),
        new Uri(provider.GetRequiredService<IOptions<ZaloOptions>>().Value.OAuth));

    private static bool IsSound(ZaloOptions options, ILogger<ZaloOptions> logger)
    {
        if (options.Problem is { } problem)
        {
            logger.LogCritical("Zalo: {Problem}", problem);
        }

        return options.Problem is null;
    }
}
