namespace ChatAssist.Conversations;

/// <summary>Tells whether the database can be written, by writing: locked, full and gone look alike to a reader.</summary>
public sealed class DatabaseProbe(DbWriter writer, Database database, TimeProvider clock)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>However many ask, the disk is synced once a second.</summary>
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<bool>? _write;
    private long _begun;
    private long? _troubleSince;

    /// <returns>What is wrong, in English and for operators; null where all is well.</returns>
    public async Task<string?> FindTroubleAsync(CancellationToken cancellationToken)
    {
        var write = Begin();
        try
        {
            await write.WaitAsync(s_patience, clock, cancellationToken);
            _troubleSince = null;
            return null;
        }
        catch (TimeoutException) when (!write.IsCompleted)
        {
            return $"Nothing can be written for {Seconds()} s: the database is locked by someone else, or its disk stands still.";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return $"Nothing can be written for {Seconds()} s: {Database.Describe(exception)}";
        }
    }

    /// <summary>At most one probe is under way; it waits its turn among the writes.</summary>
    private Task<bool> Begin()
    {
        lock (_lock)
        {
            if (_write is null || (_write.IsCompleted && clock.GetElapsedTime(_begun) > s_fresh))
            {
                _begun = clock.GetTimestamp();
                _write = writer.WriteAsync(async db =>
                {
                    await database.TouchAsync(db);
                    return true;
                });
            }

            return _write;
        }
    }

    private int Seconds()
    {
        _troubleSince ??= _begun;
        return (int)Math.Ceiling(clock.GetElapsedTime(_troubleSince.Value).TotalSeconds);
    }
}
