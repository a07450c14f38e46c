namespace ChatAssist.Conversations;

/// <summary>A change that waits for its transaction.</summary>
internal abstract class PendingWrite(Guid? conversationId, MessageKey? message)
{
    /// <summary>The conversation that it changes; read before, together with those of the whole group.</summary>
    public Guid? ConversationId => conversationId;

    /// <summary>A message that may have been stored before.</summary>
    public MessageKey? Message => message;

    public abstract Task ApplyAsync(WriteGroup group);

    public abstract void Succeed();

    public abstract void Fail(Exception exception);
}

/// <summary>A pending write with what it gives back once it is committed.</summary>
internal sealed class PendingWrite<T>(Guid? conversationId, MessageKey? message, Func<WriteGroup, Task<T>> apply) : PendingWrite(conversationId, message)
{
    // The writer must not run what follows in those who wait.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Done => _done.Task;

    public override async Task ApplyAsync(WriteGroup group) => _result = await apply(group);

    public override void Succeed() => _done.TrySetResult(_result!);

    public override void Fail(Exception exception) => _done.TrySetException(exception);
}

/// <summary>A message's own id in its channel, by which a repeat is known.</summary>
public readonly record struct MessageKey(string Channel, string Id);
