namespace ChatAssist.Composing;

/// <summary>How long a question may take in all, whatever is tried: until the first words, and from then on to the end.</summary>
internal sealed class Patience : IDisposable
{
    private readonly ModelQuestion _question;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _outer;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;
    private readonly long _begun;
    private bool _hasShown;

    public Patience(ModelQuestion question, TimeProvider clock, CancellationToken outer)
    {
        (_question, _clock, _outer, _begun) = (question, clock, outer, clock.GetTimestamp());
        _limit = new CancellationTokenSource(question.FirstPatience, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(outer, _limit.Token);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>The server stops, or nobody wants the answer any more.</summary>
    public bool IsCancelledFromOutside => _outer.IsCancellationRequested;

    public bool IsOver => _either.IsCancellationRequested;

    /// <summary>Looks whether something has been shown; then there is more time.</summary>
    public void Look()
    {
        if (!_hasShown && _question.HasShown())
        {
            _hasShown = true;
            var left = _question.Patience - _clock.GetElapsedTime(_begun);
            _limit.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        }
    }

    public async Task PauseAsync(TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait, _clock, Token);
        }
        catch (OperationCanceledException) when (!IsCancelledFromOutside)
        {
            throw new ModelException(ModelTrouble.Slow, "no time is left to try again");
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }
}
