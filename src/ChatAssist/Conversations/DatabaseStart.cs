using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace ChatAssist.Conversations;

/// <summary>Brings the tables up to date before anything else starts. Nodes that start together wait for each other.</summary>
public sealed class DatabaseStart(IDbContextFactory<ChatAssistDb> databases, Database database) : IHostedService, IDisposable
{
    private SqliteConnection? _hold;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (database.IsPostgres)
        {
            await MigrateOneByOneAsync(db, cancellationToken);
            return;
        }

        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        await HoldAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _hold?.Dispose();

    /// <summary>EF Core's own lock is a table, which nodes on an empty database would make at the same instant.</summary>
    private static async Task MigrateOneByOneAsync(ChatAssistDb db, CancellationToken cancellationToken)
    {
        const long Lock = 0x43686174417373;
        await CreateAsync(db, cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Lock})", cancellationToken);
        try
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    /// <summary>Pooled connections come and go; by this one a restore can tell that a server has the file open.</summary>
    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        _hold = new SqliteConnection(new SqliteConnectionStringBuilder(database.Connection) { Pooling = false }.ConnectionString);
        await _hold.OpenAsync(cancellationToken);
        await using var look = _hold.CreateCommand();
        look.CommandText = "SELECT COUNT(*) FROM conversations WHERE FALSE";
        await look.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>MigrateAsync would do it, but the lock needs the database before.</summary>
    private static async Task CreateAsync(ChatAssistDb db, CancellationToken cancellationToken)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellationToken))
        {
            return;
        }

        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node was quicker.
        }
    }
}
