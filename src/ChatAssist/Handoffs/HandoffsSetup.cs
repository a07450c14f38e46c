using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Handoffs;

/// <summary>Registers what hands conversations over to people; <see cref="WorkingHours"/> and <see cref="HandoffWords"/> come from the knowledge base.</summary>
public static class HandoffsSetup
{
    internal static void AddHandoffs(this IServiceCollection services)
    {
        services.AddSingleton<HandoffDesk>();
        services.AddSingleton<CallBackNumbers>();
        services.AddSingleton<HandoffWhy>();
        services.AddSingleton<HandoffOffer>();
        services.AddSingleton<FeedbackTalk>();
        services.AddSingleton<HandoffTalk>();
        services.AddSingleton<ForwardConsent>();
        services.AddSingleton<DeskTransactions>();
        services.AddSingleton<HeldConversations>();
        services.AddSingleton<HandoffEndings>();
        services.AddSingleton<Sight>();
        services.AddSingleton<QueueReader>();
        services.AddSingleton<HandoffWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<HandoffWatch>());
    }
}
