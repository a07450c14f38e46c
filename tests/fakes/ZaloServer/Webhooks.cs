using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace ChatAssist.Fakes.Zalo;

/// <summary>Delivers events as Zalo does: two seconds of patience, then again by the ladder, with the number of the retry.</summary>
public sealed class Webhooks(World world) : IAsyncDisposable
{
    private const int MostAtOnce = 64;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan[] s_ladder = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = MostAtOnce });
    private readonly Channel<Call> _calls = Channel.CreateUnbounded<Call>();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _workers = [];
    private int _pending;

    /// <summary>How fast the ladder is climbed: 0.001 makes half a minute 30 milliseconds.</summary>
    public double LadderScale { get; set; } = 1;

    /// <summary>Every so many events one is delivered twice; 0: none.</summary>
    public int DuplicateEvery { get; set; }

    /// <summary>How each delivery went.</summary>
    public ConcurrentQueue<WebhookCall> Log { get; } = [];

    /// <summary>Events that no rung of the ladder has delivered.</summary>
    public ConcurrentQueue<string> GivenUp { get; } = [];

    public int Pending => Volatile.Read(ref _pending);

    public void Start() => _workers.AddRange(Enumerable.Range(0, MostAtOnce).Select(_ => WorkAsync()));

    /// <summary>Queues an event where its switch is on.</summary>
    public void Add(App app, string oaId, JsonObject payload)
    {
        var name = (string)payload["event_name"]!;
        if (!app.Events.Contains(name) || app.WebhookUrl.Length == 0)
        {
            return;
        }

        var body = Encoding.UTF8.GetBytes(payload.ToJsonString(Envelope.Json));
        var first = app.SignsWithOaId ? oaId : app.Id;
        var call = new Call(app, name, body, Signature.Of(first, body, (string)payload["timestamp"]!, app.WebhookKey), Retry: 0);
        Enqueue(call);
        if (DuplicateEvery > 0 && Log.Count % DuplicateEvery == 0)
        {
            Enqueue(call);
        }
    }

    /// <summary>What the OA itself has said: by our API, or by a person in Zalo's own console.</summary>
    public void AddEcho(OfficialAccount account, Talk talk, PhoneMessage sent, string? adminId) =>
        Add(world.Apps[account.AppId], account.Id, Events.FromAccount(
            world.Apps[account.AppId], account, talk.Citizen, "oa_send_text", new JsonObject { ["msg_id"] = sent.Id, ["text"] = sent.Text }, adminId, world.Clock.Milliseconds));

    public void AddReceipts(OfficialAccount account, Talk talk, PhoneMessage sent)
    {
        var app = world.Apps[account.AppId];
        Add(app, account.Id, Events.FromAccount(app, account, talk.Citizen, "user_received_message", new JsonObject { ["msg_id"] = sent.Id }, adminId: null, world.Clock.Milliseconds));
        Add(app, account.Id, Events.FromAccount(app, account, talk.Citizen, "user_seen_message", new JsonObject { ["msg_ids"] = new JsonArray(sent.Id) }, adminId: null, world.Clock.Milliseconds));
    }

    /// <summary>Any body with any signature: forged, replayed, cut off.</summary>
    public async Task<HttpResponseMessage> PostAsync(string url, byte[] body, string? signature, int retry = 0)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation(Signature.Header, signature);
        }

        if (retry > 0)
        {
            request.Headers.Add("num_retry", retry.ToString());
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        patience.CancelAfter(s_patience);
        return await _http.SendAsync(request, patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_workers);
        _http.Dispose();
        _stop.Dispose();
    }

    private void Enqueue(Call call)
    {
        Interlocked.Increment(ref _pending);
        _calls.Writer.TryWrite(call);
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var call in _calls.Reader.ReadAllAsync(_stop.Token))
            {
                await DeliverAsync(call);
            }
        }
        catch (OperationCanceledException)
        {
            // The fake stops.
        }
    }

    private async Task DeliverAsync(Call call)
    {
        var begin = Stopwatch.GetTimestamp();
        var status = 0;
        try
        {
            using var answer = await PostAsync(call.App.WebhookUrl, call.Body, call.Signature, call.Retry);
            status = (int)answer.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !_stop.IsCancellationRequested)
        {
            // No answer counts like a wrong one.
        }

        Log.Enqueue(new WebhookCall(call.Event, call.Retry, status, Stopwatch.GetElapsedTime(begin)));
        if (status == 200)
        {
            Interlocked.Decrement(ref _pending);
        }
        else if (call.Retry < s_ladder.Length)
        {
            _ = LaterAsync(call with { Retry = call.Retry + 1 });
        }
        else
        {
            GivenUp.Enqueue(Encoding.UTF8.GetString(call.Body));
            Interlocked.Decrement(ref _pending);
        }
    }

    private async Task LaterAsync(Call call)
    {
        try
        {
            await Task.Delay(s_ladder[call.Retry - 1] * LadderScale, _stop.Token);
            _calls.Writer.TryWrite(call);
        }
        catch (OperationCanceledException)
        {
            // The fake stops.
        }
    }

    private sealed record Call(App App, string Event, byte[] Body, string Signature, int Retry);
}

/// <param name="Status">0: no answer within two seconds.</param>
public sealed record WebhookCall(string Event, int Retry, int Status, TimeSpan Time);
