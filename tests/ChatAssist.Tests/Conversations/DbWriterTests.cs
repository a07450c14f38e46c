using ChatAssist.Conversations;
using ChatAssist.Privacy;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Conversations;

/// <summary>Changes share a transaction, and one that fails fails alone.</summary>
public sealed class DbWriterTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.Create();
    private readonly DbWriter _writer;

    public DbWriterTests()
    {
        using var db = _database.Open();
        db.Database.Migrate();
        var node = new Node();
        _writer = new DbWriter(new Databases(_database), Database.Parse(_database.Connection, "."), node, new HeldTurns(node), new ConversationSignals());
    }

    [Fact]
    public async Task One_that_breaks_a_rule_fails_alone_and_the_others_of_its_group_are_stored()
    {
        var (before, together) = await QueueTogetherAsync(Add("a"), Add("b"), Add("a"), Add("c"));
        await before;
        await together[0];
        await together[1];
        await Assert.ThrowsAnyAsync<Exception>(() => together[2]);
        await together[3];
        Assert.Equal(["a", "b", "c"], await NamesAsync());
    }

    [Fact]
    public async Task One_that_throws_leaves_nothing_of_itself_behind()
    {
        var (before, together) = await QueueTogetherAsync(Add("a"), db =>
        {
            db.Keys.Add(New("half"));
            throw new InvalidOperationException("thrown");
        });
        await before;
        await together[0];
        await Assert.ThrowsAsync<InvalidOperationException>(() => together[1]);
        Assert.Equal(["a"], await NamesAsync());
    }

    [Fact]
    public async Task What_waits_when_it_ends_is_still_written_and_nothing_after_it()
    {
        var (before, together) = await QueueTogetherAsync(Add("a"), Add("b"));
        _writer.Dispose();
        await Task.WhenAll(together.Append(before));
        await Assert.ThrowsAsync<OperationCanceledException>(() => _writer.WriteAsync(Add("late")));
        Assert.Equal(["a", "b"], await NamesAsync());
    }

    [Fact]
    public async Task A_commit_is_on_disk_before_anybody_is_told()
    {
        // No test can cut the power; what the promise rests on is asked for instead.
        var settings = await _writer.WriteAsync(db => db.Database.SqlQueryRaw<string>(_database.IsPostgres
            ? "SELECT name || '=' || setting AS \"Value\" FROM pg_settings WHERE name = 'synchronous_commit'"
            : "SELECT 'journal_mode=' || journal_mode || ' synchronous=' || synchronous AS Value FROM pragma_journal_mode, pragma_synchronous").SingleAsync());
        Assert.Equal(_database.IsPostgres ? "synchronous_commit=on" : "journal_mode=wal synchronous=2", settings);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _database.Dispose();
    }

    private static StoredKey New(string name) => new() { Name = name, Value = [1], CreatedAt = TimeProvider.System.GetUtcNow() };

    private static Func<ChatAssistDb, Task<bool>> Add(string name) => db =>
    {
        db.Keys.Add(New(name));
        return Task.FromResult(true);
    };

    /// <summary>Holds the writer until all of them wait, so that they are one group.</summary>
    private async Task<(Task<bool> Before, List<Task<bool>> Together)> QueueTogetherAsync(params Func<ChatAssistDb, Task<bool>>[] writes)
    {
        using var held = new ManualResetEventSlim();
        var begun = new TaskCompletionSource();
        var before = _writer.WriteAsync(_ =>
        {
            begun.TrySetResult();
            held.Wait();
            return Task.FromResult(true);
        });
        await begun.Task;
        var together = writes.Select(_writer.WriteAsync).ToList();
        held.Set();
        await before;
        return (before, together);
    }

    private async Task<List<string>> NamesAsync()
    {
        await using var db = _database.Open();
        return await db.Keys.Select(key => key.Name).Order().ToListAsync();
    }

    private sealed class Databases(TestDatabase database) : IDbContextFactory<ChatAssistDb>
    {
        public ChatAssistDb CreateDbContext() => database.Open();
    }
}
