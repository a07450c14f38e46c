namespace ChatAssist.Composing;

/// <summary>Leaves an endpoint alone after some failures in a row; after a while one call tries whether it has come back.</summary>
public sealed class CircuitBreaker(int breakAfter, TimeSpan length, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private int _failures;
    private DateTimeOffset _openUntil;

    public bool IsOpen
    {
        get
        {
            lock (_lock)
            {
                return _failures >= breakAfter && clock.GetUtcNow() < _openUntil;
            }
        }
    }

    /// <returns>False where it is to be left alone. Who gets true says afterwards how it went.</returns>
    public bool MayTry()
    {
        lock (_lock)
        {
            if (_failures < breakAfter)
            {
                return true;
            }

            var now = clock.GetUtcNow();
            if (now < _openUntil)
            {
                return false;
            }

            // One goes ahead; the others wait for how it fares.
            _openUntil = now + length;
            return true;
        }
    }

    public void Succeeded()
    {
        lock (_lock)
        {
            _failures = 0;
        }
    }

    public void Failed()
    {
        lock (_lock)
        {
            _failures++;
            _openUntil = clock.GetUtcNow() + length;
        }
    }
}
