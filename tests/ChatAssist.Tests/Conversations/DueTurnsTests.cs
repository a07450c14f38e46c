using ChatAssist.Conversations;

namespace ChatAssist.Tests.Conversations;

/// <summary>A conversation is in work at most once.</summary>
public sealed class DueTurnsTests : IDisposable
{
    private readonly DueTurns _turns = new(TimeProvider.System);
    private readonly Guid _one = Guid.NewGuid();
    private readonly Guid _other = Guid.NewGuid();

    [Fact]
    public async Task What_is_added_while_in_work_waits_until_the_work_is_done()
    {
        _turns.Add(_one);
        _turns.Add(_one);
        Assert.Equal(_one, await TakeAsync());
        _turns.Add(_one);
        _turns.Add(_other);
        Assert.Equal(_other, await TakeAsync());
        Assert.False(_turns.TakeAsync(default).AsTask().IsCompleted);
    }

    [Fact]
    public async Task What_came_meanwhile_is_due_again_and_else_nothing_is()
    {
        _turns.Add(_one);
        await TakeAsync();
        _turns.Add(_one);
        _turns.Done(_one);
        Assert.Equal(_one, await TakeAsync());
        _turns.Done(_one);
        Assert.False(_turns.TakeAsync(default).AsTask().IsCompleted);
    }

    [Fact]
    public async Task What_waits_is_due_after_its_time_and_may_be_put_off_or_become_due_at_once()
    {
        var clock = new HeldClock();
        using var turns = new DueTurns(clock);
        turns.Add(_one, TimeSpan.FromSeconds(1.5));
        turns.Add(_other, TimeSpan.FromSeconds(1.5));
        clock.Advance(TimeSpan.FromSeconds(1));
        turns.Add(_one, TimeSpan.FromSeconds(1.5));
        var next = turns.TakeAsync(default).AsTask();
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(_other, await next);
        next = turns.TakeAsync(default).AsTask();
        Assert.False(next.IsCompleted);
        turns.Add(_one);
        Assert.Equal(_one, await next);
        turns.Done(_one);
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, turns.Count);
    }

    public void Dispose() => _turns.Dispose();

    /// <summary>Fails instead of waiting for ever where nothing is due.</summary>
    private async Task<Guid> TakeAsync() => await _turns.TakeAsync(default).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
}
