namespace ChatAssist.Composing;

/// <summary>One call of a model: what it cost and how it went. No words of it are kept here.</summary>
public sealed class ModelCall
{
    public required Guid ConversationId { get; init; }

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The channel's own id of the citizen; empty for calls that were made for nobody.</summary>
    public required string CitizenId { get; init; }

    public required ModelUse Use { get; init; }

    /// <summary>"main" or "spare".</summary>
    public required string Endpoint { get; init; }

    public required string Model { get; init; }

    public required string PromptVersion { get; init; }

    public required Rung Rung { get; init; }

    public long TokensIn { get; set; }

    public long TokensOut { get; set; }

    public double Cost { get; set; }

    /// <summary>Null where nothing came.</summary>
    public double? FirstTokenMilliseconds { get; set; }

    public double Milliseconds { get; set; }

    /// <summary>Null where it went well.</summary>
    public ModelTrouble? Trouble { get; set; }

    /// <summary>What became of its words; null where it was not for an answer, or another call's were taken.</summary>
    public AnswerWording? Wording { get; set; }

    public int Kept { get; set; }

    public int Dropped { get; set; }

    /// <summary>Why sentences were dropped and the rest replaced: the closed list of docs/verifier.md without the words, one a comma.</summary>
    public string Reasons { get; set; } = "";
}

/// <summary>Whose words a citizen was given.</summary>
public enum AnswerWording
{
    /// <summary>The model's, every sentence.</summary>
    Model,

    /// <summary>The model's, without the sentences that failed.</summary>
    Thinned,

    /// <summary>Ours: the model's were not good enough, or did not come.</summary>
    Composed,
}
