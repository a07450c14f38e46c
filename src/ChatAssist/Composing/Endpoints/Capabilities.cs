namespace ChatAssist.Composing;

/// <summary>How an answer of a given form is asked for, best first.</summary>
public enum Rung
{
    JsonSchema,
    JsonObject,
    Plain,
}

/// <summary>What an endpoint can do, as far as is known.</summary>
/// <param name="Rung">The best form of asking that works.</param>
/// <param name="StreamUsage">Whether it tells the tokens of a streamed answer.</param>
/// <param name="TokenLimitField">Empty where it takes none.</param>
public sealed record Capabilities(Rung Rung, bool Temperature, bool StreamUsage, string TokenLimitField)
{
    /// <summary>When it was found out; null where it is only what is known of the kind.</summary>
    public DateTimeOffset? ProbedAt { get; init; }

    /// <summary>Why the probe failed; empty where it did not.</summary>
    public string Trouble { get; init; } = "";

    public static Capabilities Of(EndpointOptions options) => new(
        options.JsonSchema == false ? Rung.JsonObject : Rung.JsonSchema,
        options.Temperature ?? true,
        StreamUsage: true,
        options.TokenLimitField.Length > 0 ? options.TokenLimitField : options.Kind is EndpointKind.Ollama or EndpointKind.LlamaCpp ? "max_tokens" : "max_completion_tokens");
}
