using ChatAssist.Conversations;
using ChatAssist.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Faults;

/// <summary>Nodes that start at the same instant on an empty PostgreSQL all come up: one makes the tables, the others wait.</summary>
public sealed class StartTogetherTests
{
    [PostgresFact]
    public async Task Nodes_that_start_together_on_an_empty_database_all_start()
    {
        // It is a race: once proves little.
        for (var round = 0; round < 8; round++)
        {
            using var database = TestDatabase.CreatePostgres();
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => StartNodeAsync(database))));
            await using var db = database.Open();
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        }
    }

    [PostgresFact]
    public async Task A_database_that_does_not_exist_yet_is_made()
    {
        using var database = TestDatabase.CreatePostgres();
        await using (var db = database.Open())
        {
            await db.Database.EnsureDeletedAsync();
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => StartNodeAsync(database))));
        await using var made = database.Open();
        Assert.Empty(await made.Database.GetPendingMigrationsAsync());
    }

    private static async Task StartNodeAsync(TestDatabase database)
    {
        using var start = new DatabaseStart(new Databases(database), Database.Parse(database.Connection, "."));
        await start.StartAsync(CancellationToken.None);
    }

    private sealed class Databases(TestDatabase database) : IDbContextFactory<ChatAssistDb>
    {
        public ChatAssistDb CreateDbContext() => database.Open();
    }
}
