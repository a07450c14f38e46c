using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>
/// The one way to change what is stored. Changes that come while a transaction is under way share the next one, so a
/// rush costs few syncs of the disk and a lone message waits for nobody. Nobody is told of success before the commit.
/// </summary>
/// <remarks>
/// SQLite has one writer; waiting here is fair and quick, waiting in its busy loop is neither. It writes on a thread of
/// its own: SQLite does not yield while the disk is synced, and a rush of readers must not keep it from its work.
/// </remarks>
public sealed class DbWriter : IDisposable
{
    private const int MostInAGroup = 64;

    private readonly BlockingCollection<PendingWrite> _waiting = [];
    private readonly IDbContextFactory<ChatAssistDb> _databases;
    private readonly Database _database;
    private readonly Node _node;
    private readonly HeldTurns _held;
    private readonly ConversationSignals _signals;
    private readonly Thread _thread;
    private ChatAssistDb? _db;
    private IRowWriter? _rows;

    public DbWriter(IDbContextFactory<ChatAssistDb> databases, Database database, Node node, HeldTurns held, ConversationSignals signals)
    {
        _databases = databases;
        _database = database;
        _node = node;
        _held = held;
        _signals = signals;
        _thread = new Thread(WriteGroups) { IsBackground = true, Name = "database writer" };
        _thread.Start();
    }

    /// <summary>Changes one conversation, whose row is read and locked before.</summary>
    /// <param name="message">A message that may have been stored before; the group knows whether it was.</param>
    public Task<T> ChangeAsync<T>(Guid conversationId, Func<WriteGroup, T> change, MessageKey? message = null) =>
        Queue(new PendingWrite<T>(conversationId, message, group => Task.FromResult(change(group))));

    /// <summary>Any other work on what is stored. It may be done twice, when the group that it is in has to be taken apart.</summary>
    public Task<T> WriteAsync<T>(Func<ChatAssistDb, Task<T>> work) =>
        Queue(new PendingWrite<T>(conversationId: null, message: null, group => work(group.Db)));

    /// <summary>Writes what waits still, then ends.</summary>
    public void Dispose()
    {
        if (_thread.IsAlive)
        {
            _waiting.CompleteAdding();
            _thread.Join();
            _waiting.Dispose();
        }
    }

    private Task<T> Queue<T>(PendingWrite<T> write)
    {
        try
        {
            _waiting.Add(write);
        }
        catch (InvalidOperationException)
        {
            write.Fail(new OperationCanceledException("The server stops."));
        }

        return write.Done;
    }

    private void WriteGroups()
    {
        var group = new List<PendingWrite>(MostInAGroup);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < MostInAGroup && _waiting.TryTake(out var write))
            {
                group.Add(write);
            }

            Commit(group);
            group.Clear();
        }

        ForgetConnection();
    }

    private void Commit(List<PendingWrite> writes)
    {
        IReadOnlyCollection<ChangedConversation> changed;
        IReadOnlyCollection<Guid> told;
        var begin = Stopwatch.GetTimestamp();
        try
        {
            _db ??= _databases.CreateDbContext();
            _rows ??= _database.IsPostgres ? new UnnestedRows(_db) : new PreparedRows(_db);
            (changed, told) = WriteGroup.CommitAsync(_db, _rows, _database, _node, writes).GetAwaiter().GetResult();
            _db.ChangeTracker.Clear();
        }
        catch (Exception exception)
        {
            ForgetConnection();
            Telemetry.CommitFailed();
            if (writes.Count == 1 || Database.IsTrouble(exception))
            {
                writes.ForEach(write => write.Fail(exception));
                return;
            }

            // One of them is to blame; the others must not suffer for it.
            writes.ForEach(write => Commit([write]));
            return;
        }

        Telemetry.Committed(writes.Count, Stopwatch.GetElapsedTime(begin));
        foreach (var conversation in changed)
        {
            _held.Keep(conversation);
            _signals.Publish(conversation.Conversation.Id, conversation.Added);
        }

        foreach (var watched in told)
        {
            _signals.PublishNews(watched);
        }

        writes.ForEach(write => write.Succeed());
    }

    /// <summary>After a failure nothing that is remembered of the database can be relied on.</summary>
    private void ForgetConnection()
    {
        _rows?.Dispose();
        _db?.Dispose();
        (_rows, _db) = (null, null);
    }
}
