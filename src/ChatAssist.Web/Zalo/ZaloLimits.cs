using System.Collections.Concurrent;

namespace ChatAssist.Web.Zalo;

/// <summary>Pauses of an app's calls: Zalo counts them together, whatever account they are for.</summary>
internal sealed class ZaloLimits(TimeProvider clock)
{
    private const double LongestPause = 60;

    private readonly ConcurrentDictionary<string, Pause> _pauses = new(StringComparer.Ordinal);

    /// <returns>How long this app has to wait still; zero where it may call.</returns>
    public TimeSpan WaitOf(string appId)
    {
        var wait = _pauses.TryGetValue(appId, out var pause) ? pause.Until - clock.GetUtcNow() : TimeSpan.Zero;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Doubles with each refusal that comes after the pause before it, and is spread, so that nodes do not come back together.</summary>
    public void Refused(string appId)
    {
        var now = clock.GetUtcNow();
        _pauses.AddOrUpdate(appId, _ => Pause.Of(now, 1), (_, pause) => pause.Until > now ? pause : Pause.Of(now, Math.Min(2 * pause.Seconds, LongestPause)));
    }

    public void Succeeded(string appId)
    {
        if (_pauses.TryGetValue(appId, out var pause) && pause.Until < clock.GetUtcNow())
        {
            _pauses.TryRemove(KeyValuePair.Create(appId, pause));
        }
    }

    private sealed record Pause(DateTimeOffset Until, double Seconds)
    {
        public static Pause Of(DateTimeOffset now, double seconds) => new(now + TimeSpan.FromSeconds(seconds * (0.75 + (0.5 * Random.Shared.NextDouble()))), seconds);
    }
}
