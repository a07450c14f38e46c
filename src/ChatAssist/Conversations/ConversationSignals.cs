using System.Collections.Concurrent;

namespace ChatAssist.Conversations;

/// <summary>
/// Wakes whoever watches a conversation. What was stored just now comes with the signal and saves a look; whoever is not
/// sure to have all of it reads the database by watermark, so a lost signal costs time and never a message.
/// </summary>
public sealed class ConversationSignals
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Watch, byte>> _watches = new();

    public int Open => _watches.Count;

    public Watch Watch(Guid conversationId) => new(this, conversationId);

    /// <summary>Messages were stored, in the order of their sequence.</summary>
    public void Publish(Guid conversationId, IReadOnlyList<Message> messages) => Wake(conversationId, watch => watch.Add(messages));

    /// <summary>A turn is to come, and takes a moment.</summary>
    public void PublishTyping(Guid conversationId) => Wake(conversationId, watch => watch.AddTyping());

    /// <summary>An answer has grown that is not stored yet.</summary>
    public void PublishPartial(Guid conversationId, PartialAnswer partial) => Wake(conversationId, watch => watch.AddPartial(partial));

    /// <summary>Something has changed elsewhere.</summary>
    public void PublishNews(Guid conversationId) => Wake(conversationId, watch => watch.AddNews());

    /// <summary>Wakes everybody, for signals may have been lost.</summary>
    public void PublishNewsToAll()
    {
        foreach (var conversationId in _watches.Keys)
        {
            PublishNews(conversationId);
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

    private void Wake(Guid conversationId, Action<Watch> wake)
    {
        if (_watches.TryGetValue(conversationId, out var watches))
        {
            foreach (var (watch, _) in watches)
            {
                wake(watch);
            }
        }
    }
}
