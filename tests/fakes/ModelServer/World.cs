using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Models;

/// <summary>What the fake knows and does: scripts, faults, and what it was asked.</summary>
public sealed class World
{
    public const string Key = "test-key";
    public const string Model = "test-model";

    private readonly ConcurrentQueue<Fault> _next = [];
    private readonly List<Script> _scripts = [];
    private readonly Lock _lock = new();
    private Fault _always;

    /// <summary>Every request that reached a model, oldest first.</summary>
    public ConcurrentQueue<Asked> Requests { get; } = [];

    /// <summary>How long a slow one takes; a test's held clock does not hold the wire.</summary>
    public TimeSpan Slowness { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two pieces of a stream.</summary>
    public TimeSpan Pace { get; set; }

    /// <summary>Before the first piece.</summary>
    public TimeSpan FirstToken { get; set; }

    /// <summary>Models that are asked to think refuse temperature and max_tokens.</summary>
    public bool IsReasoning { get; set; }

    /// <summary>Tokens that fit; Ollama forgets the rest silently, the others refuse.</summary>
    public int ContextTokens { get; set; } = 100_000;

    /// <summary>What was recorded comes after what was scripted and before what is made up; null: nothing is.</summary>
    public Recordings? Recordings { get; set; }

    /// <summary>Misbehaves with each of the next calls in turn.</summary>
    public void Misbehave(params Fault[] faults)
    {
        foreach (var fault in faults)
        {
            _next.Enqueue(fault);
        }
    }

    /// <summary>Misbehaves until told otherwise.</summary>
    public void MisbehaveAlways(Fault fault) => _always = fault;

    public Fault TakeFault() => _next.TryDequeue(out var fault) ? fault : _always;

    /// <summary>Says this wherever the request holds these words; the latest script counts.</summary>
    public void Say(string whereRequestHas, string reply) => Say(asked => asked.Contains(whereRequestHas, StringComparison.Ordinal) ? reply : null);

    /// <param name="script">Gets the last message; null where it has nothing to say.</param>
    public void Say(Func<string, string?> script)
    {
        lock (_lock)
        {
            _scripts.Insert(0, new Script(script));
        }
    }

    public void ForgetScripts()
    {
        lock (_lock)
        {
            _scripts.Clear();
        }
    }

    /// <summary>What was scripted for the request, what was recorded, or what an honest model would say.</summary>
    public async Task<string> AnswerAsync(JsonObject request, CancellationToken cancellationToken) =>
        Scripted(HonestModel.LastMessage(request))
        ?? (Recordings is null ? null : await Recordings.AnswerAsync(request, cancellationToken))
        ?? HonestModel.Answer(request);

    private string? Scripted(string last)
    {
        lock (_lock)
        {
            return _scripts.Select(script => script.Says(last)).FirstOrDefault(reply => reply is not null);
        }
    }

    private sealed record Script(Func<string, string?> Says);
}

/// <summary>A request as it came in.</summary>
public sealed record Asked(ModelKind Kind, JsonNode Body, string Authorization);
