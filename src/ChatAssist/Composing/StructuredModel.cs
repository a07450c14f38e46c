using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatAssist.Composing;

/// <summary>
/// Gets an answer of a given form from whichever endpoint gives one: the main one, then the spare; JSON by schema, JSON,
/// plain words; one more try where that may help, one repair where the form is wrong.
/// </summary>
public sealed class StructuredModel(ModelEndpoints endpoints, ModelListener listener, TimeProvider clock)
{
    /// <summary>For what fits: Vietnamese takes about three letters a token, and no fewer than two.</summary>
    private const int LettersAToken = 2;

    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(2);

    /// <exception cref="ModelException">No endpoint gave an answer of the form in time.</exception>
    public async Task<JsonElement> AskAsync(ModelQuestion question, CancellationToken cancellationToken)
    {
        using var patience = new Patience(question, clock, cancellationToken);
        var trouble = new ModelException(ModelTrouble.NotAllowed, "no endpoint may be asked just now, or it does not fit into any");
        // Some servers cut off silently what does not fit: the rules at the head, or the passages.
        foreach (var endpoint in endpoints.All.Where(endpoint => Fits(endpoint, question) && endpoint.Breaker.MayTry()))
        {
            try
            {
                var answer = await AskAsync(endpoint, question, patience);
                endpoint.Breaker.Succeeded();
                return answer;
            }
            catch (ModelException exception)
            {
                trouble = exception;
                if (exception.IsOfEndpoint)
                {
                    endpoint.Breaker.Failed();
                }

                if (question.HasShown() || !exception.IsOfEndpoint || patience.IsOver)
                {
                    break;
                }
            }
        }

        throw trouble;
    }

    private async Task<JsonElement> AskAsync(ModelEndpoint endpoint, ModelQuestion question, Patience patience)
    {
        var messages = new List<ChatMessage> { new(ChatRole.System, question.Prompt.Text), new(ChatRole.User, question.Data) };
        var (most, mayRetry, mayRepair) = (question.MostTokens, true, true);
        while (true)
        {
            var rung = endpoint.Rung;
            try
            {
                var text = await listener.ListenAsync(endpoint, question, messages, Options(question, rung, most), patience);
                if (JsonIn.Find(text) is { } answer && question.Check(answer) is null)
                {
                    return answer;
                }

                if (!mayRepair || question.HasShown())
                {
                    throw new ModelException(ModelTrouble.Nonsense, "not of the form");
                }

                mayRepair = false;
                Repair(messages, text, question);
                question.Calls[^1].Trouble = ModelTrouble.Nonsense;
            }
            catch (ModelException exception) when (endpoint.Adapt(exception))
            {
                // Asked again in a form that it may know.
            }
            catch (ModelException exception) when (exception.Trouble == ModelTrouble.TooLong && most == question.MostTokens && !question.HasShown())
            {
                most *= 2;
            }
            catch (ModelException exception) when (exception.MayPass && mayRetry && !question.HasShown())
            {
                mayRetry = false;
                await patience.PauseAsync(exception.RetryAfter is { } wait && wait < s_longestPause ? wait : s_longestPause / 10);
            }
        }
    }

    private static bool Fits(ModelEndpoint endpoint, ModelQuestion question) =>
        ((question.Prompt.Text.Length + question.Data.Length) / LettersAToken) + question.MostTokens <= endpoint.Options.ContextTokens;

    private static void Repair(List<ChatMessage> messages, string text, ModelQuestion question)
    {
        var problem = JsonIn.Find(text) is { } answer ? question.Check(answer) : "đây không phải là JSON";
        messages.Add(new ChatMessage(ChatRole.Assistant, text.Length > 0 ? text : "(trống)"));
        messages.Add(new ChatMessage(ChatRole.User, $"Chưa đúng dạng: {problem}. Trả lời lại, chỉ một đối tượng JSON đúng dạng đã nêu."));
    }

    private static ChatOptions Options(ModelQuestion question, Rung rung, int most) => new()
    {
        Temperature = 0,
        MaxOutputTokens = most,
        ResponseFormat = rung switch
        {
            Rung.JsonSchema => question.Format,
            Rung.JsonObject => ChatResponseFormat.Json,
            _ => null,
        },
    };
}
