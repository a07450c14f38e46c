using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace ChatAssist.Composing;

/// <summary>Reads a streamed answer as endpoints really send it: odd lines, chunks without choices, late errors, no end mark.</summary>
internal static class ChatStream
{
    private const string EndMark = "[DONE]";

    /// <exception cref="ModelException">An error came in the stream, or it ended before the answer did.</exception>
    public static async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isFinished = false;
        await foreach (var line in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (line.Data == EndMark)
            {
                break;
            }

            var chunk = Parse(line.Data);
            if (ErrorReader.Of(chunk) is { } error)
            {
                throw error;
            }

            var update = Update(chunk);
            isFinished |= update.FinishReason is not null;
            yield return update;
        }

        if (!isFinished)
        {
            throw new ModelException(ModelTrouble.Cut, "the stream ended without a finish reason");
        }
    }

    /// <summary>An answer in one piece, in the same form.</summary>
    public static ChatResponseUpdate ReadWhole(JsonNode? answer) => ErrorReader.Of(answer) is { } error ? throw error : Update(answer);

    /// <exception cref="ModelException">It is no JSON.</exception>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException exception)
        {
            throw new ModelException(ModelTrouble.Nonsense, "no JSON where a chunk should be", exception);
        }
    }

    private static ChatResponseUpdate Update(JsonNode? chunk)
    {
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant };
        // Azure begins with a chunk without choices; usage comes in one, too.
        var choice = chunk?["choices"] is JsonArray { Count: > 0 } choices ? choices[0] : null;
        var said = choice?["delta"] ?? choice?["message"];
        if (Text(said?["refusal"]) is { Length: > 0 } refusal)
        {
            throw new ModelException(ModelTrouble.Declined, refusal);
        }

        if (Text(said?["content"]) is { Length: > 0 } text)
        {
            update.Contents.Add(new TextContent(text));
        }

        if ((Text(said?["reasoning_content"]) ?? Text(said?["reasoning"])) is { Length: > 0 } thought)
        {
            update.Contents.Add(new TextReasoningContent(thought));
        }

        if (chunk?["usage"] is JsonObject usage)
        {
            update.Contents.Add(new UsageContent(new UsageDetails { InputTokenCount = Number(usage["prompt_tokens"]), OutputTokenCount = Number(usage["completion_tokens"]) }));
        }

        update.FinishReason = Text(choice?["finish_reason"]) is { Length: > 0 } reason ? new ChatFinishReason(reason) : null;
        return update;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static long? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<long>(out var number) ? number : null;
}
