using System.ClientModel;
using System.Text;
using Microsoft.Extensions.AI;

namespace ChatAssist.Composing;

/// <summary>Makes one call and listens to it within the endpoint's limits; what it cost is noted whatever happens.</summary>
public sealed class ModelListener(TimeProvider clock)
{
    /// <summary>Where an endpoint does not tell its tokens: Vietnamese takes about three letters a token.</summary>
    private const int LettersAToken = 3;

    /// <exception cref="ModelException">It failed, was too slow, or did not come to its end.</exception>
    internal async Task<string> ListenAsync(ModelEndpoint endpoint, ModelQuestion question, List<ChatMessage> messages, ChatOptions options, Patience patience)
    {
        var call = Note(endpoint, question);
        var begun = clock.GetTimestamp();
        var heard = new Heard(endpoint.Options.AcceptsReasoning);
        question.Begun();
        try
        {
            await ListenAsync(endpoint, question, messages, options, patience, call, heard, begun);
            return heard.Whole();
        }
        catch (Exception exception)
        {
            var trouble = Read(exception, heard, patience);
            call.Trouble = (trouble as ModelException)?.Trouble ?? ModelTrouble.Slow;
            throw trouble;
        }
        finally
        {
            call.Milliseconds = clock.GetElapsedTime(begun).TotalMilliseconds;
            call.TokensIn = heard.Usage?.InputTokenCount ?? messages.Sum(message => message.Text.Length) / LettersAToken;
            call.TokensOut = heard.Usage?.OutputTokenCount ?? heard.Length / LettersAToken;
            call.Cost = endpoint.Options.Cost(call.TokensIn, call.TokensOut);
            Telemetry.ModelCalled(call);
        }
    }

    private async Task ListenAsync(ModelEndpoint endpoint, ModelQuestion question, List<ChatMessage> messages, ChatOptions options, Patience patience, ModelCall call, Heard heard, long begun)
    {
        using var idle = new CancellationTokenSource(endpoint.Options.FirstByte, clock);
        using var total = new CancellationTokenSource(endpoint.Options.Total, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, idle.Token, total.Token);
        await foreach (var update in endpoint.Client.GetStreamingResponseAsync(messages, options, either.Token))
        {
            idle.CancelAfter(endpoint.Options.Idle);
            var piece = heard.Take(update);
            if (piece.Length > 0)
            {
                call.FirstTokenMilliseconds ??= clock.GetElapsedTime(begun).TotalMilliseconds;
                question.Received(piece);
                patience.Look();
            }
        }
    }

    private static Exception Read(Exception exception, Heard heard, Patience patience) => exception switch
    {
        ModelException => exception,
        _ when patience.IsCancelledFromOutside => new OperationCanceledException("The answer is not wanted any more.", exception),
        OperationCanceledException => new ModelException(ModelTrouble.Slow, "it took too long", exception),
        IOException or HttpRequestException or ClientResultException or System.Net.Sockets.SocketException or AggregateException or Azure.Identity.AuthenticationFailedException =>
            new ModelException(heard.Length > 0 ? ModelTrouble.Cut : ModelTrouble.Unreachable, exception.Message, exception),
        _ => new ModelException(ModelTrouble.Broken, exception.Message, exception),
    };

    private ModelCall Note(ModelEndpoint endpoint, ModelQuestion question)
    {
        var now = clock.GetUtcNow();
        var call = new ModelCall
        {
            ConversationId = question.ConversationId,
            Id = Guid.CreateVersion7(now),
            At = now,
            CitizenId = question.CitizenId,
            Use = question.Use,
            Endpoint = endpoint.Name,
            Model = endpoint.Options.Model,
            PromptVersion = question.Prompt.Version,
            Rung = endpoint.Rung,
        };
        question.Calls.Add(call);
        return call;
    }

    /// <summary>What has come so far.</summary>
    private sealed class Heard(bool acceptsReasoning)
    {
        private readonly StringBuilder _text = new();
        private readonly StringBuilder _thoughts = new();
        private readonly ThoughtFilter _filter = new();
        private ChatFinishReason? _finish;

        public UsageDetails? Usage { get; private set; }

        public int Length => _text.Length;

        public string Take(ChatResponseUpdate update)
        {
            _finish = update.FinishReason ?? _finish;
            Usage = update.Contents.OfType<UsageContent>().LastOrDefault()?.Details ?? Usage;
            foreach (var thought in update.Contents.OfType<TextReasoningContent>())
            {
                _thoughts.Append(thought.Text);
            }

            var piece = string.Concat(update.Contents.OfType<TextContent>().Select(content => _filter.Pass(content.Text)));
            _text.Append(piece);
            return piece;
        }

        public string Whole() =>
            _finish == ChatFinishReason.Length ? throw new ModelException(ModelTrouble.TooLong, "the answer is longer than was allowed")
            : _finish == ChatFinishReason.ContentFilter ? throw new ModelException(ModelTrouble.Filtered, "a content filter stopped the answer")
            : _text.Length == 0 && acceptsReasoning ? _thoughts.ToString()
            : _text.ToString();
    }
}
