using ChatAssist.Privacy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAssist.Conversations;

/// <summary>Registers the database and the path of a message.</summary>
public static class ConversationsSetup
{
    /// <param name="connection">SQLite's connection string; a relative file is meant to lie in <paramref name="dataFolder"/>.</param>
    /// <param name="dataFolder">Created where it does not exist.</param>
    public static IServiceCollection AddConversations(this IServiceCollection services, string connection, string dataFolder)
    {
        var sqlite = InDataFolder(connection, dataFolder);
        services.AddPooledDbContextFactory<ChatAssistDb>(options => options
            .UseSqlite(sqlite)
            .AddInterceptors(new SqliteDurability())
            // Migrations are written by hand, without the snapshot that this warning compares with.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DbWriter>();
        services.AddSingleton<StoredKeys>();
        services.AddSingleton<DueTurns>();
        services.AddSingleton<ConversationSignals>();
        services.AddSingleton<ConversationStart>();
        services.AddSingleton<MessageInbox>();
        services.AddSingleton<MessageOutbox>();
        services.AddSingleton<Responder>();
        services.AddSingleton<TurnTaker>();
        services.AddSingleton<TurnWorker>();
        services.AddHostedService<DatabaseStart>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnWorker>());
        return services;
    }

    private static string InDataFolder(string connection, string dataFolder)
    {
        var sqlite = new SqliteConnectionStringBuilder(connection);
        sqlite.DataSource = Path.GetFullPath(sqlite.DataSource, Path.GetFullPath(dataFolder));
        Directory.CreateDirectory(Path.GetDirectoryName(sqlite.DataSource)!);
        return sqlite.ConnectionString;
    }
}
