using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Conversations;

/// <summary>
/// The one way to change what is stored: a piece of work in a transaction of its own, one after the other.
/// </summary>
/// <remarks>SQLite has one writer; waiting here is fair and quick, waiting in its busy loop is neither.</remarks>
public sealed class DbWriter(IDbContextFactory<ChatAssistDb> databases) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    public async Task<T> WriteAsync<T>(Func<ChatAssistDb, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(db, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
