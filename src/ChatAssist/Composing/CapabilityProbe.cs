using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Composing;

/// <summary>Asks each endpoint a trifle at the start, and so learns in which form it can be asked; an endpoint that is still loading is waited for.</summary>
public sealed class CapabilityProbe(ModelEndpoints endpoints, ModelListener listener, IOptions<ModelOptions> options, TimeProvider clock, ILogger<CapabilityProbe> logger) : BackgroundService
{
    private const int MostChanges = 6;
    private const int MostTries = 60;
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks now; what it finds is remembered with the endpoint.</summary>
    /// <returns>Null where it works; else what is the matter.</returns>
    public async Task<ModelException?> ProbeAsync(ModelEndpoint endpoint, CancellationToken cancellationToken)
    {
        for (var change = 0; ; change++)
        {
            try
            {
                await AskAsync(endpoint, cancellationToken);
                endpoint.Capabilities = endpoint.Capabilities with { ProbedAt = clock.GetUtcNow(), Trouble = "" };
                return null;
            }
            catch (ModelException exception)
            {
                if (change < MostChanges && endpoint.Adapt(exception))
                {
                    continue;
                }

                endpoint.Capabilities = endpoint.Capabilities with { ProbedAt = clock.GetUtcNow(), Trouble = exception.Message };
                return exception;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.ProbesAtStart)
        {
            await Task.WhenAll(endpoints.All.Select(endpoint => ProbeUntilItAnswersAsync(endpoint, stoppingToken)));
        }
    }

    private async Task ProbeUntilItAnswersAsync(ModelEndpoint endpoint, CancellationToken cancellationToken)
    {
        for (var i = 0; i < MostTries; i++)
        {
            if (await ProbeAsync(endpoint, cancellationToken) is not { } trouble)
            {
                logger.LogInformation("The {Endpoint} model endpoint answers: {Capabilities}", endpoint.Name, endpoint.Capabilities);
                return;
            }

            logger.LogWarning("The {Endpoint} model endpoint does not answer: {Trouble}", endpoint.Name, trouble.Message);
            if (!trouble.MayPass && trouble.Trouble != ModelTrouble.Slow)
            {
                return;
            }

            await Task.Delay(s_betweenTries, clock, cancellationToken);
        }
    }

    private async Task AskAsync(ModelEndpoint endpoint, CancellationToken cancellationToken)
    {
        var schema = AnswerForm.Closed(new() { ["ok"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "boolean" } });
        var format = ChatResponseFormat.ForJsonSchema(JsonElement.Parse(schema.ToJsonString()), "probe_v1");
        var question = new ModelQuestion
        {
            Use = ModelUse.Probe,
            Prompt = new Prompt("probe", "", "Trả lời đúng một đối tượng JSON: {\"ok\":true}"),
            Data = "{}",
            Format = format,
            MostTokens = 50,
            Check = _ => null,
            ConversationId = Guid.Empty,
            CitizenId = "",
            FirstPatience = s_patience,
            Patience = s_patience,
        };
        using var patience = new Patience(question, clock, cancellationToken);
        ChatResponseFormat? asked = endpoint.Rung switch { Rung.JsonSchema => format, Rung.JsonObject => ChatResponseFormat.Json, _ => null };
        List<ChatMessage> messages = [new(ChatRole.System, question.Prompt.Text), new(ChatRole.User, question.Data)];
        await listener.ListenAsync(endpoint, question, messages, new ChatOptions { Temperature = 0, MaxOutputTokens = question.MostTokens, ResponseFormat = asked }, patience);
    }
}
