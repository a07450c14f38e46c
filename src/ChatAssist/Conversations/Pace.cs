namespace ChatAssist.Conversations;

/// <summary>Keeps an even pace of so many a second; one caller at a time.</summary>
internal sealed class Pace(int mostASecond, TimeProvider clock)
{
    private readonly TimeSpan _step = TimeSpan.FromSeconds(1.0 / Math.Max(1, mostASecond));
    private long _last = clock.GetTimestamp();

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = _step - clock.GetElapsedTime(_last);
        // A timer is no finer than a millisecond; what is over by less is let go at once.
        if (wait > TimeSpan.FromMilliseconds(1))
        {
            await Task.Delay(wait, clock, cancellationToken);
        }

        _last = clock.GetTimestamp();
    }
}
