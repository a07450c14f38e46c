namespace ChatAssist.Fakes.Zalo;

/// <summary>What goes wrong next, by the path that is called.</summary>
public sealed class InjectedErrors
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<InjectedError>> _next = new(StringComparer.Ordinal);

    /// <summary>While true nothing answers but with 503: Zalo's own outage.</summary>
    public bool IsDown { get; set; }

    public void Add(string path, InjectedError error, int times = 1)
    {
        lock (_lock)
        {
            if (!_next.TryGetValue(path, out var queue))
            {
                queue = _next[path] = [];
            }

            for (var time = 0; time < times; time++)
            {
                queue.Enqueue(error);
            }
        }
    }

    public InjectedError? Take(string path)
    {
        lock (_lock)
        {
            return _next.TryGetValue(path, out var queue) && queue.TryDequeue(out var error) ? error : null;
        }
    }
}

/// <param name="Code">Zalo's code, in an answer of status 200; 0: none, then the status speaks.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="IsDoneAllTheSame">The work is done and only the answer is lost.</param>
/// <param name="DelayMilliseconds">How long the answer takes.</param>
public sealed record InjectedError(int Code = 0, int Status = 200, bool IsDoneAllTheSame = false, int DelayMilliseconds = 0);
