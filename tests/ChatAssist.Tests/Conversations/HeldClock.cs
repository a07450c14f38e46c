namespace ChatAssist.Tests.Conversations;

/// <summary>Time stands still but for what a test asks for; timers fire then, on the caller's thread.</summary>
public sealed class HeldClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Advance(TimeSpan by)
    {
        _passed += by;
        List<Alarm> due;
        lock (_lock)
        {
            due = [.. _alarms.Where(alarm => alarm.At <= _passed)];
            due.ForEach(alarm => _alarms.Remove(alarm));
        }

        due.ForEach(alarm => alarm.Fire());
    }

    public override long GetTimestamp() => _passed.Ticks;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero) + _passed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    private void Set(Alarm alarm, TimeSpan wait)
    {
        lock (_lock)
        {
            _alarms.Remove(alarm);
            if (wait >= TimeSpan.Zero)
            {
                alarm.At = _passed + wait;
                _alarms.Add(alarm);
            }
        }
    }

    private sealed class Alarm(HeldClock clock, Action fire) : ITimer
    {
        public TimeSpan At { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
