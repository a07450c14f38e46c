namespace ChatAssist.Tests.WebChat;

/// <summary>Tells the time as it is, moved on by what a test asks for.</summary>
public sealed class SettableClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
