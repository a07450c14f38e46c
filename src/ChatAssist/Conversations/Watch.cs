using System.Threading.Channels;

namespace ChatAssist.Conversations;

/// <summary>One watcher's place; while it is busy, signals gather up to a small bound, for one look serves them all.</summary>
public sealed class Watch : IDisposable
{
    private const int MostMessages = 32;

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _lock = new();
    private readonly ConversationSignals _owner;
    private readonly Guid _conversationId;
    private List<Message> _messages = [];
    private bool _isTyping;
    private bool _missesSome;
    private PartialAnswer? _partial;

    internal Watch(ConversationSignals owner, Guid conversationId)
    {
        _owner = owner;
        _conversationId = conversationId;
        owner.Add(conversationId, this);
    }

    /// <summary>Waits for a signal and takes all that have gathered.</summary>
    public async ValueTask<Woken> WaitAsync(CancellationToken cancellationToken)
    {
        await _wake.Reader.ReadAsync(cancellationToken);
        lock (_lock)
        {
            var woken = new Woken(_messages, _isTyping, _missesSome) { Partial = _partial };
            (_messages, _isTyping, _missesSome, _partial) = ([], false, false, null);
            return woken;
        }
    }

    public void Dispose() => _owner.Remove(_conversationId, this);

    internal void Add(IReadOnlyList<Message> messages)
    {
        lock (_lock)
        {
            _missesSome |= _messages.Count + messages.Count > MostMessages;
            if (!_missesSome)
            {
                _messages.AddRange(messages);
            }
        }

        _wake.Writer.TryWrite(true);
    }

    internal void AddTyping()
    {
        lock (_lock)
        {
            _isTyping = true;
        }

        _wake.Writer.TryWrite(true);
    }

    /// <summary>Only the longest counts: each holds those before it.</summary>
    internal void AddPartial(PartialAnswer partial)
    {
        lock (_lock)
        {
            _partial = partial;
        }

        _wake.Writer.TryWrite(true);
    }

    internal void AddNews()
    {
        lock (_lock)
        {
            _missesSome = true;
        }

        _wake.Writer.TryWrite(true);
    }
}

/// <param name="Messages">Stored since the last time, in order.</param>
/// <param name="IsTyping">A turn is to come, and takes a moment.</param>
/// <param name="MissesSome">There may be others, and the database has to be read.</param>
public sealed record Woken(IReadOnlyList<Message> Messages, bool IsTyping, bool MissesSome)
{
    /// <summary>Null where no answer has grown.</summary>
    public PartialAnswer? Partial { get; init; }
}
