using System.ComponentModel.DataAnnotations;

namespace ChatAssist.Composing;

/// <summary>Settings of one endpoint: <c>Model:Main</c> and <c>Model:Spare</c>. What is left out is known of its kind or found out by asking it.</summary>
public sealed class EndpointOptions
{
    public EndpointKind Kind { get; init; }

    /// <summary>Ends with /v1, Azure's with /openai/v1.</summary>
    [Required]
    public string BaseUrl { get; init; } = "";

    /// <summary>The model's id, tag or served name; with Azure the deployment's name.</summary>
    [Required]
    public string Model { get; init; } = "";

    /// <summary>Empty for servers that ask for none.</summary>
    public string Key { get; init; } = "";

    /// <summary>Azure without a key: the identity that the server runs under.</summary>
    public bool UsesIdentity { get; init; }

    /// <summary>"system", or "developer" for models that want it.</summary>
    public string SystemRole { get; init; } = "system";

    /// <summary>Overrules what is known of the kind: <c>max_tokens</c> or <c>max_completion_tokens</c>.</summary>
    public string TokenLimitField { get; init; } = "";

    /// <summary>Null: found out at the start.</summary>
    public bool? JsonSchema { get; init; }

    /// <summary>Null: found out at the start.</summary>
    public bool? Temperature { get; init; }

    /// <summary>Whether an answer in the field for thoughts is taken where there is no other.</summary>
    public bool AcceptsReasoning { get; init; }

    /// <summary>Tokens that fit into one request with its answer. Ollama cuts off silently what is more, so it is kept below.</summary>
    [Range(1_000, 10_000_000)]
    public int ContextTokens { get; init; } = 4_000;

    /// <summary>0: 15 for a cloud's, 60 for one's own.</summary>
    [Range(0, 600)]
    public double FirstByteSeconds { get; init; }

    [Range(0.01, 600)]
    public double IdleSeconds { get; init; } = 20;

    [Range(0.01, 600)]
    public double TotalSeconds { get; init; } = 60;

    /// <summary>For reckoning the cost, in whatever currency the budget is set in.</summary>
    [Range(0, 1_000_000)]
    public double PricePerMillionTokensIn { get; init; }

    [Range(0, 1_000_000)]
    public double PricePerMillionTokensOut { get; init; }

    internal bool IsCloud => Kind is EndpointKind.OpenAI or EndpointKind.Azure;

    internal TimeSpan FirstByte => TimeSpan.FromSeconds(FirstByteSeconds > 0 ? FirstByteSeconds : IsCloud ? 15 : 60);

    internal TimeSpan Idle => TimeSpan.FromSeconds(IdleSeconds);

    internal TimeSpan Total => TimeSpan.FromSeconds(TotalSeconds);

    internal bool IsWhole => Uri.TryCreate(BaseUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && Model.Length > 0
        && (!IsCloud || Key.Length > 0 || UsesIdentity);

    internal double Cost(long tokensIn, long tokensOut) => ((tokensIn * PricePerMillionTokensIn) + (tokensOut * PricePerMillionTokensOut)) / 1_000_000;
}
