using System.Threading.Channels;

namespace ChatAssist.Conversations;

/// <summary>Conversations of this node that are owed a turn, now or in a while. Each is in work at most once, whatever comes meanwhile.</summary>
public sealed class DueTurns : IDisposable
{
    private readonly Channel<Guid> _ready = Channel.CreateUnbounded<Guid>();
    private readonly Dictionary<Guid, Place> _places = [];
    private readonly PriorityQueue<Guid, long> _later = new();
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly ITimer _alarm;

    public DueTurns(TimeProvider clock)
    {
        _clock = clock;
        _alarm = clock.CreateTimer(_ => Release(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _places.Count;
            }
        }
    }

    /// <param name="wait">How long from now; where the conversation waits already, this counts instead.</param>
    public void Add(Guid conversationId, TimeSpan wait = default)
    {
        lock (_lock)
        {
            if (_places.TryGetValue(conversationId, out var place) && place.IsInWork)
            {
                place.Again = wait;
                return;
            }

            if (place is { IsReady: true })
            {
                return;
            }

            Put(conversationId, place ?? (_places[conversationId] = new Place()), wait);
        }
    }

    public async ValueTask<Guid> TakeAsync(CancellationToken cancellationToken)
    {
        var conversationId = await _ready.Reader.ReadAsync(cancellationToken);
        lock (_lock)
        {
            var place = _places[conversationId];
            (place.IsReady, place.IsInWork) = (false, true);
        }

        return conversationId;
    }

    /// <summary>Says that the conversation taken is done; it waits again where something came in meanwhile.</summary>
    public void Done(Guid conversationId)
    {
        lock (_lock)
        {
            var place = _places[conversationId];
            place.IsInWork = false;
            if (place.Again is { } wait)
            {
                place.Again = null;
                Put(conversationId, place, wait);
            }
            else
            {
                _places.Remove(conversationId);
            }
        }
    }

    public void Dispose() => _alarm.Dispose();

    private void Put(Guid conversationId, Place place, TimeSpan wait)
    {
        if (wait <= TimeSpan.Zero)
        {
            place.IsReady = true;
            _ready.Writer.TryWrite(conversationId);
            return;
        }

        place.ReadyAt = _clock.GetTimestamp() + (long)(wait.TotalSeconds * _clock.TimestampFrequency);
        _later.Enqueue(conversationId, place.ReadyAt);
        SetAlarm();
    }

    private void Release()
    {
        lock (_lock)
        {
            while (_later.TryPeek(out var conversationId, out var readyAt) && readyAt <= _clock.GetTimestamp())
            {
                _later.Dequeue();
                // It may have been put off, or have become ready by another way.
                if (_places.TryGetValue(conversationId, out var place) && place is { IsReady: false, IsInWork: false } && place.ReadyAt == readyAt)
                {
                    place.IsReady = true;
                    _ready.Writer.TryWrite(conversationId);
                }
            }

            SetAlarm();
        }
    }

    private void SetAlarm()
    {
        if (_later.TryPeek(out _, out var next))
        {
            var wait = TimeSpan.FromSeconds((next - _clock.GetTimestamp()) / (double)_clock.TimestampFrequency);
            _alarm.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds))), Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Place
    {
        public bool IsReady { get; set; }

        public bool IsInWork { get; set; }

        /// <summary>Set where something came in while it was in work.</summary>
        public TimeSpan? Again { get; set; }

        public long ReadyAt { get; set; }
    }
}
