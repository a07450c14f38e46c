using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace ChatAssist.Conversations;

/// <summary>Brings the tables up to date before anything else starts.</summary>
public sealed class DatabaseStart(IDbContextFactory<ChatAssistDb> databases) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
