using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Fakes.Models;

/// <summary>An answer in pieces, as each kind cuts them.</summary>
internal sealed class StreamedReply(ModelKind kind, Reply reply, Fault fault, World world, JsonObject body)
{
    private const int PieceLength = 12;
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private HttpContext _context = null!;
    private bool _isFirst = true;

    public async Task WriteAsync(HttpContext context)
    {
        _context = context;
        context.Response.ContentType = "text/event-stream";
        await BeginAsync();
        var pieces = Pieces(reply.Content).ToList();
        for (var i = 0; i < pieces.Count; i++)
        {
            await Task.Delay(world.Pace, context.RequestAborted);
            if (i == pieces.Count / 2 && await BreakAsync())
            {
                return;
            }

            await SendAsync(Chunk(new JsonObject { ["content"] = pieces[i] }));
        }

        if (pieces.Count == 0 && await BreakAsync())
        {
            return;
        }

        await EndAsync();
    }

    private async Task BeginAsync()
    {
        if (kind == ModelKind.Azure)
        {
            await SendAsync(new JsonObject
            {
                ["id"] = "",
                ["object"] = "",
                ["choices"] = new JsonArray(),
                ["prompt_filter_results"] = new JsonArray(new JsonObject { ["prompt_index"] = 0, ["content_filter_results"] = new JsonObject() }),
            });
        }

        await SendAsync(Chunk(new JsonObject { ["role"] = "assistant", ["content"] = kind == ModelKind.LlamaCpp ? null : "" }));
        if (reply.Reasoning.Length > 0)
        {
            await SendAsync(Chunk(new JsonObject { [kind == ModelKind.LlamaCpp ? "reasoning_content" : "reasoning"] = reply.Reasoning }));
        }

        if (reply.Refusal.Length > 0)
        {
            await SendAsync(Chunk(new JsonObject { ["refusal"] = reply.Refusal }));
        }
    }

    /// <returns>True where the stream is at its end.</returns>
    private async Task<bool> BreakAsync()
    {
        switch (fault)
        {
            case Fault.BreaksMidStream:
                await _context.Response.Body.FlushAsync();
                _context.Abort();
                return true;
            case Fault.ErrorInStream:
                await SendAsync(new JsonObject { ["error"] = new JsonObject { ["message"] = "The server had an error.", ["type"] = "server_error", ["param"] = null, ["code"] = null } });
                return true;
            case Fault.Cut:
                return true;
            case Fault.SlowMiddle:
                await _context.Response.Body.FlushAsync();
                await Task.Delay(world.Slowness, _context.RequestAborted);
                return false;
            default:
                return false;
        }
    }

    private async Task EndAsync()
    {
        await SendAsync(Chunk([], reply.FinishReason));
        if (kind == ModelKind.Azure)
        {
            // What the filter found afterwards, without content.
            await SendAsync(new JsonObject { ["id"] = "", ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = null, ["content_filter_offsets"] = new JsonObject() }) });
        }

        if (kind == ModelKind.LlamaCpp || (bool?)body["stream_options"]?["include_usage"] == true)
        {
            var usage = new JsonObject { ["id"] = "c1", ["choices"] = new JsonArray(), ["usage"] = Usage.Of(body, reply) };
            if (kind == ModelKind.LlamaCpp)
            {
                usage["timings"] = new JsonObject { ["predicted_ms"] = 12.5 };
            }

            await SendAsync(usage);
        }

        if (fault != Fault.NoDone)
        {
            await WriteAsync("data: [DONE]\n\n");
        }
    }

    private JsonObject Chunk(JsonObject delta, string? finish = null)
    {
        // Ollama says who speaks with every piece.
        if (kind == ModelKind.Ollama)
        {
            delta["role"] = "assistant";
        }

        var chunk = new JsonObject { ["id"] = "c1", ["object"] = "chat.completion.chunk", ["model"] = World.Model, ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }) };
        if (kind is ModelKind.OpenAI or ModelKind.Azure)
        {
            chunk["usage"] = null;
        }

        return chunk;
    }

    private async Task SendAsync(JsonObject chunk)
    {
        var json = chunk.ToJsonString(s_json);
        if (fault != Fault.OddLines)
        {
            await WriteAsync($"data: {json}\n\n");
            return;
        }

        // A value may be cut between lines wherever JSON allows white space.
        var cut = json.IndexOf(',', StringComparison.Ordinal) + 1;
        await WriteAsync($"{(_isFirst ? "retry: 1000\r\n" : "")}: keep-alive\r\nevent: message\r\nid: 7\r\ndata:{json[..cut]}\r\ndata: {json[cut..]}\r\n\r\n");
        _isFirst = false;
    }

    private async Task WriteAsync(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = 0; fault == Fault.ByteByByte && i < bytes.Length; i++)
        {
            await _context.Response.Body.WriteAsync(bytes.AsMemory(i, 1), _context.RequestAborted);
            await _context.Response.Body.FlushAsync(_context.RequestAborted);
        }

        if (fault != Fault.ByteByByte)
        {
            await _context.Response.Body.WriteAsync(bytes, _context.RequestAborted);
            await _context.Response.Body.FlushAsync(_context.RequestAborted);
        }
    }

    private static IEnumerable<string> Pieces(string text) => text.Chunk(PieceLength).Select(piece => new string(piece));
}
