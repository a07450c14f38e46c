using System.Threading.Channels;

namespace ChatAssist.Conversations;

/// <summary>Conversations that are owed a turn. Each is in work at most once, whatever comes meanwhile.</summary>
public sealed class DueTurns
{
    private readonly Channel<Guid> _waiting = Channel.CreateUnbounded<Guid>();
    private readonly Dictionary<Guid, bool> _isDueAgain = [];
    private readonly Lock _lock = new();

    public void Add(Guid conversationId)
    {
        lock (_lock)
        {
            if (_isDueAgain.ContainsKey(conversationId))
            {
                _isDueAgain[conversationId] = true;
                return;
            }

            _isDueAgain[conversationId] = false;
        }

        _waiting.Writer.TryWrite(conversationId);
    }

    public ValueTask<Guid> TakeAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAsync(cancellationToken);

    /// <summary>Says that the conversation taken is done; it waits again where something came in meanwhile.</summary>
    public void Done(Guid conversationId)
    {
        lock (_lock)
        {
            _isDueAgain.Remove(conversationId, out var isDueAgain);
            if (!isDueAgain)
            {
                return;
            }

            _isDueAgain[conversationId] = false;
        }

        _waiting.Writer.TryWrite(conversationId);
    }
}
