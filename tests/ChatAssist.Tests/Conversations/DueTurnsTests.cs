using ChatAssist.Conversations;

namespace ChatAssist.Tests.Conversations;

/// <summary>A conversation is in work at most once.</summary>
public sealed class DueTurnsTests
{
    private readonly DueTurns _turns = new();
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

    /// <summary>Fails instead of waiting for ever where nothing is due.</summary>
    private async Task<Guid> TakeAsync() => await _turns.TakeAsync(default).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
}
