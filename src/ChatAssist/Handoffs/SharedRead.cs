namespace ChatAssist.Handoffs;

/// <summary>
/// Reads once for many: what one gets was begun to be read after one had asked, so it is never stale, and whoever asks
/// while something is being read shares the next reading. However many ask, at most one reading runs.
/// </summary>
internal sealed class SharedRead<T>(Func<Task<T>> read)
{
    private readonly Lock _lock = new();
    private Task<T>? _running;
    private Task<T>? _next;

    public Task<T> ReadAsync()
    {
        lock (_lock)
        {
            if (_running is null)
            {
                return _running = RunAsync(after: null);
            }

            return _next ??= RunAsync(_running);
        }
    }

    private async Task<T> RunAsync(Task? after)
    {
        if (after is null)
        {
            // Not a step of the reading itself under the lock of whoever asks.
            await Task.Yield();
        }
        else
        {
            await after.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        try
        {
            return await read();
        }
        finally
        {
            lock (_lock)
            {
                (_running, _next) = (_next, null);
            }
        }
    }
}
