using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ChatAssist.Conversations;

public enum ConversationSignal
{
    NewMessage,

    /// <summary>A turn has begun; the answer may take a moment.</summary>
    Typing,
}

/// <summary>
/// Wakes whoever watches a conversation. Carries no content: watchers read the database by watermark, so a lost
/// signal costs time and never a message.
/// </summary>
public sealed class ConversationSignals
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Watch, byte>> _watches = new();

    public Watch Watch(Guid conversationId) => new(this, conversationId);

    public void Publish(Guid conversationId, ConversationSignal signal)
    {
        if (_watches.TryGetValue(conversationId, out var watches))
        {
            foreach (var watch in watches.Keys)
            {
                watch.Add(signal);
            }
        }
    }

    /// <summary>Wakes everybody, for signals may have been lost.</summary>
    public void PublishToAll()
    {
        foreach (var conversationId in _watches.Keys)
        {
            Publish(conversationId, ConversationSignal.NewMessage);
        }
    }

    public int Watchers(Guid conversationId) => _watches.TryGetValue(conversationId, out var watches) ? watches.Count : 0;

    internal void Add(Guid conversationId, Watch watch)
    {
        while (true)
        {
            var watches = _watches.GetOrAdd(conversationId, _ => new());
            watches[watch] = 0;
            // The last watcher before us may have taken the empty set away in between.
            if (_watches.TryGetValue(conversationId, out var kept) && ReferenceEquals(kept, watches))
            {
                return;
            }
        }
    }

    internal void Remove(Guid conversationId, Watch watch)
    {
        if (_watches.TryGetValue(conversationId, out var watches) && watches.TryRemove(watch, out _) && watches.IsEmpty)
        {
            _watches.TryRemove(KeyValuePair.Create(conversationId, watches));
            foreach (var late in watches.Keys)
            {
                Add(conversationId, late);
            }
        }
    }
}

/// <summary>One watcher's place; while it waits, signals gather up to a small bound, for one look serves them all.</summary>
public sealed class Watch : IDisposable
{
    private readonly Channel<ConversationSignal> _signals = Channel.CreateBounded<ConversationSignal>(
        new BoundedChannelOptions(4) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly ConversationSignals _owner;
    private readonly Guid _conversationId;

    internal Watch(ConversationSignals owner, Guid conversationId)
    {
        _owner = owner;
        _conversationId = conversationId;
        owner.Add(conversationId, this);
    }

    /// <summary>Waits for a signal and takes all that have gathered.</summary>
    /// <returns>True where one of them says that the assistant is typing.</returns>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var typing = await _signals.Reader.ReadAsync(cancellationToken) == ConversationSignal.Typing;
        while (_signals.Reader.TryRead(out var signal))
        {
            typing |= signal == ConversationSignal.Typing;
        }

        return typing;
    }

    public void Dispose() => _owner.Remove(_conversationId, this);

    internal void Add(ConversationSignal signal) => _signals.Writer.TryWrite(signal);
}
