using ChatAssist.Answering;
using ChatAssist.Composing;
using ChatAssist.Handoffs;
using ChatAssist.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatAssist.Conversations;

/// <summary>Registers the database and the path of a message.</summary>
public static class ConversationsSetup
{
    public static IServiceCollection AddConversations(this IServiceCollection services, Database database)
    {
        services.AddSingleton(database);
        services.AddPooledDbContextFactory<ChatAssistDb>(database.Configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Node>();
        services.AddSingleton<DbWriter>();
        services.AddSingleton<StoredKeys>();
        services.AddSingleton<Leases>();
        services.AddSingleton<DueTurns>();
        services.AddSingleton<HeldTurns>();
        services.AddSingleton<ConversationSignals>();
        services.AddSingleton<ConversationStart>();
        services.AddSingleton<MessageInbox>();
        services.AddSingleton<MessageOutbox>();
        services.AddSingleton<Deliveries>();
        services.AddHandoffs();
        services.AddComposing();
        services.AddSingleton<TurnUnderstanding>();
        services.AddSingleton<TurnWording>();
        services.AddSingleton(provider => new RememberedAnswers(provider.GetRequiredService<IOptions<ConversationOptions>>().Value.RememberedAnswers));
        services.AddSingleton<Responder>();
        services.AddSingleton<JourneysElsewhere>();
        services.AddSingleton<TurnTaker>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<TurnWorker>();
        services.AddSingleton<IdleConversations>();
        services.AddSingleton<Journeys.Reminders>();
        services.AddSingleton<Journeys.ReminderSender>();
        services.AddSingleton<Retention>();
        services.AddSingleton<DatabaseProbe>();
        services.AddSingleton<BacklogWatch>();
        services.AddHostedService<DatabaseStart>();
        services.AddHostedService<ConversationNews>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
        services.AddHostedService(provider => provider.GetRequiredService<TurnWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<IdleConversations>());
        services.AddHostedService(provider => provider.GetRequiredService<Journeys.ReminderSender>());
        services.AddHostedService(provider => provider.GetRequiredService<BacklogWatch>());
        return services;
    }
}
