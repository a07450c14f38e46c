using System.ComponentModel.DataAnnotations;

namespace ChatAssist.Composing;

/// <summary>Settings of the language model, section <c>Model</c>. Without <see cref="Main"/> there is none, and no call is ever made.</summary>
public sealed class ModelOptions
{
    public EndpointOptions? Main { get; init; }

    /// <summary>Asked where the main one fails.</summary>
    public EndpointOptions? Spare { get; init; }

    /// <summary>Rewrites follow-ups and chooses among candidates.</summary>
    public bool Understands { get; init; } = true;

    /// <summary>Phrases answers.</summary>
    public bool Composes { get; init; } = true;

    /// <summary>Sums up conversations for volunteers.</summary>
    public bool Summarises { get; init; } = true;

    /// <summary>Writes a first draft of a reply for volunteers who ask for one.</summary>
    public bool Drafts { get; init; } = true;

    /// <summary>Beyond it a citizen gets composed answers until midnight in Vietnam; 0: no limit.</summary>
    [Range(0, 100_000)]
    public int CallsPerCitizenADay { get; init; } = 60;

    /// <summary>Of all nodes together; 0: no limit.</summary>
    [Range(0, long.MaxValue)]
    public long TokensADay { get; init; }

    /// <summary>Of all nodes together, in the currency of the prices; 0: no limit.</summary>
    [Range(0, 1e12)]
    public double CostADay { get; init; }

    /// <summary>Calls that one node has under way; who comes then is answered without, so that nobody queues for a model.</summary>
    [Range(1, 1_000)]
    public int CallsAtOnce { get; init; } = 16;

    /// <summary>How long a citizen waits for the first sentence before the composed answer is given.</summary>
    [Range(0.01, 120)]
    public double FirstSentenceSeconds { get; init; } = 8;

    /// <summary>How long for all of it.</summary>
    [Range(0.01, 120)]
    public double AnswerSeconds { get; init; } = 30;

    [Range(50, 10_000)]
    public int AnswerTokens { get; init; } = 700;

    /// <summary>Failures in a row after which an endpoint is left alone for a while.</summary>
    [Range(1, 100)]
    public int BreakAfter { get; init; } = 3;

    [Range(0.01, 3_600)]
    public double BreakSeconds { get; init; } = 30;

    /// <summary>False: nothing is asked at the start, and an endpoint is taken for what its settings say.</summary>
    public bool ProbesAtStart { get; init; } = true;

    /// <summary>Prompts to use in place of those shipped; empty: those.</summary>
    public string PromptsFolder { get; init; } = "";

    internal bool IsConfigured => Main is not null;

    /// <summary>Whether each endpoint that is named has an address, a model, and a key where its kind wants one.</summary>
    public bool IsWhole => (Main is null || Main.IsWhole) && (Spare is null || (Spare.IsWhole && Main is not null));

    internal TimeSpan FirstSentence => TimeSpan.FromSeconds(FirstSentenceSeconds);

    internal TimeSpan Answer => TimeSpan.FromSeconds(AnswerSeconds);

    internal TimeSpan Break => TimeSpan.FromSeconds(BreakSeconds);

    internal bool Allows(ModelUse use) => use switch
    {
        ModelUse.Compose => Composes,
        ModelUse.Understand => Understands,
        ModelUse.Summarise => Summarises,
        ModelUse.Draft => Drafts,
        _ => true,
    };
}

/// <summary>What a model is asked for.</summary>
public enum ModelUse
{
    Probe,
    Understand,
    Compose,
    Summarise,
    Draft,
}
