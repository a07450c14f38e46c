using System.Globalization;
using ChatAssist.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Conversations;

/// <summary>The database of the release before becomes one of this release, and nothing that it holds is lost.</summary>
public sealed class MigrationTests : IDisposable
{
    private const string Owed = "019aaa00000070008000000000000002";

    private readonly ChatServer _server = new();

    [Fact]
    public async Task What_the_first_release_left_is_all_there_and_what_it_owed_is_answered_once()
    {
        await LoadFirstReleaseAsync(_server.Database);
        await using var db = await _server.OpenDatabaseAsync();
        await Eventually.TrueAsync(async () => !await db.Conversations.AnyAsync(conversation => conversation.DueAt != null));
        var messages = await db.Messages.AsNoTracking().OrderBy(message => message.ConversationId).ThenBy(message => message.Sequence).ToListAsync();
        Assert.Equal(11, messages.Count);
        var owed = messages.Where(message => message.ConversationId == Guid.Parse(Owed)).ToList();
        Assert.Equal([2L, 3, 5], owed.Where(message => message.ReplyTo is not null).Select(message => message.ReplyTo!.Value));
        Assert.Equal(Enumerable.Range(1, 7).Select(sequence => (long)sequence), owed.Select(message => message.Sequence));
        Assert.Equal("1.004194", (await db.Conversations.AsNoTracking().FirstAsync(conversation => conversation.CitizenId == "dl_a")).Topic.ProcedureCode);
        await _server.StopAsync();
    }

    [Fact]
    public async Task A_migrated_database_has_the_tables_of_a_fresh_one()
    {
        using var fresh = TestDatabase.Create();
        using var old = TestDatabase.Create();
        await LoadFirstReleaseAsync(old);
        Assert.Equal(await ColumnsAsync(fresh), await ColumnsAsync(old));
    }

    public void Dispose() => _server.Dispose();

    private static async Task LoadFirstReleaseAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var sample = Path.Combine(AppContext.BaseDirectory, "Conversations", "samples", $"first-release.{(database.IsPostgres ? "postgres" : "sqlite")}.sql");
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync();
        command.CommandText = await File.ReadAllTextAsync(sample);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> ColumnsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        await db.Database.MigrateAsync();
        var columns = database.IsPostgres
            ? "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS \"Value\" FROM information_schema.columns WHERE table_schema = 'public'"
            : "SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" AS Value FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type IN ('table', 'index')";
        var found = await db.Database.SqlQueryRaw<string>(columns).ToListAsync();
        Assert.Contains(found, column => column.StartsWith("conversations.DueAt", StringComparison.Ordinal));
        return [.. found.Order(StringComparer.Ordinal)];
    }
}
