using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace ChatAssist.Conversations;

/// <summary>Brings the tables up to date before anything else starts. Nodes that start together wait for each other.</summary>
public sealed class DatabaseStart(IDbContextFactory<ChatAssistDb> databases, Database database) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!database.IsPostgres)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        }

        await db.Database.MigrateAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
