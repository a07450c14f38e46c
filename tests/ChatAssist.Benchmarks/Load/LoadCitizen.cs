using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ChatAssist.Benchmarks.Load;

/// <summary>One citizen on the web chat: says something by HTTP, gets the answer by the open stream.</summary>
internal sealed class LoadCitizen(HttpClient http) : IDisposable
{
    private static readonly byte[] s_id = "\"id\":\""u8.ToArray();
    private readonly LoadConnection _connection = new(http.BaseAddress!);
    private readonly ClientWebSocket _stream = new();
    private readonly byte[] _frame = new byte[64 * 1024];
    private string _conversation = "";
    private string _token = "";
    private int _said;

    public Guid Conversation => Guid.Parse(_conversation);

    public async Task ArriveAsync(CancellationToken cancellationToken)
    {
        var fresh = await PostAsync("/webchat/token", "{}", cancellationToken);
        _token = fresh.GetProperty("token").GetString()!;
        var begun = await PostAsync("/v3/directline/conversations", "", cancellationToken);
        _conversation = begun.GetProperty("conversationId").GetString()!;
        await _connection.ConnectAsync(cancellationToken);
        await _stream.ConnectAsync(new Uri(begun.GetProperty("streamUrl").GetString()!), cancellationToken);
        // The greeting.
        await ReadFrameAsync(cancellationToken);
    }

    /// <summary>A full turn: from before the question is sent until its answer has been read.</summary>
    /// <returns>The answer as it came; good until the next one.</returns>
    public async Task<ReadOnlyMemory<byte>> AskAsync(string question, CancellationToken cancellationToken)
    {
        var stored = await SayAsync(question, cancellationToken);
        var id = stored[(stored.Span.IndexOf(s_id) + s_id.Length)..];
        var answer = Encoding.ASCII.GetBytes($"\"replyToId\":\"{Encoding.ASCII.GetString(id.Span[..id.Span.IndexOf((byte)'"')])}\"");
        while (true)
        {
            // Our own words come back too, and that the assistant types.
            if (await ReadFrameAsync(cancellationToken) is var frame && frame.Span.IndexOf(answer) >= 0)
            {
                return frame;
            }
        }
    }

    /// <summary>Said and stored; who waits for a person gets no answer at once.</summary>
    public Task<ReadOnlyMemory<byte>> SayAsync(string words, CancellationToken cancellationToken)
    {
        _said++;
        var body = Json.Write(new { type = "message", from = new { id = "me" }, text = words, channelData = new { clientActivityID = $"{_said}" } });
        return _connection.PostAsync($"/v3/directline/conversations/{_conversation}/activities", _token, body, cancellationToken);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _stream.Dispose();
    }

    private async Task<ReadOnlyMemory<byte>> ReadFrameAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var part = await _stream.ReceiveAsync(_frame.AsMemory(length), cancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new IOException("The stream was closed.");
            }

            if (part.EndOfMessage)
            {
                return _frame.AsMemory(0, length);
            }
        }
    }

    private async Task<JsonElement> PostAsync(string address, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (_token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        }

        using var answer = await http.SendAsync(request, cancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? JsonElement.Parse(bytes) : throw new IOException($"{(int)answer.StatusCode} {Encoding.UTF8.GetString(bytes)}");
    }
}
