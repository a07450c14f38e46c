using System.Globalization;

namespace ChatAssist.Fakes.Zalo;

/// <summary>Zalo's time: as it is, moved on by what a test or the phone's page asks for.</summary>
public sealed class FakeClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    public string Milliseconds => GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
