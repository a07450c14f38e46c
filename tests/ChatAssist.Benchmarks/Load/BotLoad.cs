using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Benchmarks.Load;

/// <summary>Full turns of a bot on Microsoft's SDK: its messages endpoint is posted to, its replies come to a sink of ours.</summary>
internal sealed class BotLoad : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _awaited = new();
    private readonly HttpClient _http;
    private readonly WebApplication _sink;
    private int _asked;

    private BotLoad(Uri bot)
    {
        _http = LoadCommand.NewClient(bot);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _sink = builder.Build();
        _sink.Urls.Add("http://127.0.0.1:0");
        _sink.MapPost("/v3/conversations/{conversation}/activities/{replyTo}", (string replyTo) =>
        {
            if (_awaited.TryRemove(replyTo, out var awaited))
            {
                awaited.TrySetResult();
            }

            return Results.Text("{\"id\":\"1\"}", "application/json");
        });
    }

    public static async Task<BotLoad> StartAsync(Uri bot)
    {
        var load = new BotLoad(bot);
        await load._sink.StartAsync();
        return load;
    }

    /// <summary>A full turn: posted, echoed, the echo received.</summary>
    public async Task AskAsync(int citizen, string question, CancellationToken cancellationToken)
    {
        var id = $"m{Interlocked.Increment(ref _asked)}";
        var awaited = _awaited[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var body = Json.Write(new
        {
            type = "message",
            id,
            text = question,
            channelId = "load",
            serviceUrl = _sink.Urls.First(),
            conversation = new { id = $"c{citizen}" },
            from = new { id = $"u{citizen}" },
            recipient = new { id = "bot" },
        });
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync("/api/messages", content, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new IOException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }

        await awaited.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sink.DisposeAsync();
    }
}
