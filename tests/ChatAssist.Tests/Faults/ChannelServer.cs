using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using ChatAssist.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Tests.Faults;

/// <summary>The other side of a channel that is pushed to, over HTTP, with the moods that such servers have.</summary>
public sealed class ChannelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _moods = new();

    private ChannelServer(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        _app = builder.Build();
        _app.MapPost("/send", async (HttpContext context) =>
        {
            var sent = (await context.Request.ReadFromJsonAsync<SentMessage>())!;
            Attempts.Enqueue(sent);
            if (_moods.TryDequeue(out var mood))
            {
                await mood(context);
                return;
            }

            Received.Enqueue(sent);
            await context.Response.WriteAsJsonAsync(new { id = $"sent-{sent.Sequence}" });
        });
    }

    public ConcurrentQueue<SentMessage> Attempts { get; } = [];

    public ConcurrentQueue<SentMessage> Received { get; } = [];

    public Uri Address { get; private set; } = null!;

    /// <param name="address">Null: any that is free.</param>
    public static async Task<ChannelServer> StartAsync(Uri? address = null)
    {
        var server = new ChannelServer(address?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0");
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Urls.First());
        return server;
    }

    /// <summary>What it does to the next message instead of taking it.</summary>
    public void Next(Func<HttpContext, Task> mood) => _moods.Enqueue(mood);

    public void NextRefuses(HttpStatusCode status, int? retryAfterSeconds = null) => Next(context =>
    {
        context.Response.StatusCode = (int)status;
        context.Response.Headers.RetryAfter = retryAfterSeconds?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

public sealed record SentMessage(string Citizen, Guid Conversation, long Sequence, string Text);

/// <summary>A channel as Zalo's will be: one request a message, outcomes by status.</summary>
public sealed class HttpChannel(string name, Uri address) : IChannel, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public string Name => name;

    public int MostASecond => 200;

    public async Task<DeliveryOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var body = new SentMessage(message.CitizenId, message.Message.ConversationId, message.Message.Sequence, message.Message.Text);
        using var answer = await _http.PostAsJsonAsync("/send", body, cancellationToken);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => DeliveryOutcome.Sent($"sent-{message.Message.Sequence}"),
            HttpStatusCode.Forbidden => DeliveryOutcome.GiveUp("refused for good"),
            HttpStatusCode.Ambiguous => throw new InvalidOperationException("Nobody thought of it."),
            var status => DeliveryOutcome.Later($"status {(int)status}", answer.Headers.RetryAfter?.Delta),
        };
    }

    public void Dispose() => _http.Dispose();
}
