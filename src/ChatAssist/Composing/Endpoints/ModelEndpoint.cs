using Microsoft.Extensions.AI;

namespace ChatAssist.Composing;

/// <summary>An endpoint with what is known of it: what it can do, whether it is left alone just now.</summary>
public sealed class ModelEndpoint(string name, EndpointOptions options, ModelOptions model, TimeProvider clock) : IDisposable
{
    /// <summary>A rung that failed may work again after an upgrade.</summary>
    private static readonly TimeSpan s_rungIsRemembered = TimeSpan.FromHours(1);

    private readonly EndpointChatClient _client = new(options);
    private DateTimeOffset _steppedDownAt = DateTimeOffset.MinValue;

    /// <summary>"main" or "spare".</summary>
    public string Name { get; } = name;

    public EndpointOptions Options { get; } = options;

    public CircuitBreaker Breaker { get; } = new(model.BreakAfter, model.Break, clock);

    public IChatClient Client => _client;

    public Capabilities Capabilities
    {
        get => _client.Capabilities;
        set => _client.Capabilities = value;
    }

    /// <summary>The best form of asking that is known to work.</summary>
    public Rung Rung
    {
        get
        {
            if (_steppedDownAt > DateTimeOffset.MinValue && clock.GetUtcNow() - _steppedDownAt > s_rungIsRemembered)
            {
                _steppedDownAt = DateTimeOffset.MinValue;
                Capabilities = Capabilities with { Rung = Capabilities.Of(Options).Rung };
            }

            return Capabilities.Rung;
        }
    }

    /// <summary>Gives up what the endpoint says it does not know: a form of answer, a field.</summary>
    /// <returns>False where it says nothing of the kind: then asking again is no use.</returns>
    public bool Adapt(ModelException refusal)
    {
        var (known, says) = (Capabilities, refusal.Message);
        if (refusal.Trouble == ModelTrouble.NoFormat && known.Rung < Rung.Plain)
        {
            StepDownFrom(known.Rung);
            return true;
        }

        if (refusal.Trouble != ModelTrouble.Refused)
        {
            return false;
        }

        Capabilities = known.Temperature && says.Contains("temperature", StringComparison.Ordinal) ? known with { Temperature = false }
            : known.StreamUsage && says.Contains("stream_options", StringComparison.Ordinal) ? known with { StreamUsage = false }
            : known.TokenLimitField.Length > 0 && says.Contains($"'{known.TokenLimitField}'", StringComparison.Ordinal) ? known with { TokenLimitField = known.TokenLimitField == "max_tokens" ? "max_completion_tokens" : "" }
            : known;
        return Capabilities != known;
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Remembers that this form is refused.</summary>
    public void StepDownFrom(Rung rung)
    {
        if (rung < Rung.Plain)
        {
            _steppedDownAt = clock.GetUtcNow();
            Capabilities = Capabilities with { Rung = rung + 1 };
        }
    }
}

/// <summary>All endpoints that are set, in the order in which they are asked; none where no model is configured.</summary>
public sealed class ModelEndpoints(Microsoft.Extensions.Options.IOptions<ModelOptions> options, TimeProvider clock) : IDisposable
{
    public IReadOnlyList<ModelEndpoint> All { get; } =
    [
        .. options.Value.Main is { } main ? [new ModelEndpoint("main", main, options.Value, clock)] : Array.Empty<ModelEndpoint>(),
        .. options.Value.Spare is { } spare ? [new ModelEndpoint("spare", spare, options.Value, clock)] : Array.Empty<ModelEndpoint>(),
    ];

    public void Dispose()
    {
        foreach (var endpoint in All)
        {
            endpoint.Dispose();
        }
    }
}
