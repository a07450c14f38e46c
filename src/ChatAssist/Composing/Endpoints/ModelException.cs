namespace ChatAssist.Composing;

/// <summary>An endpoint did not do what it was asked; nothing of it reaches a citizen.</summary>
public sealed class ModelException(ModelTrouble trouble, string detail, Exception? inner = null) : Exception($"{trouble}: {detail}", inner)
{
    public ModelTrouble Trouble { get; } = trouble;

    /// <summary>When it asks to be tried again; null where it says nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether trying once more, here or elsewhere, may help.</summary>
    public bool MayPass => Trouble is ModelTrouble.Unreachable or ModelTrouble.Busy or ModelTrouble.Broken or ModelTrouble.Cut;

    /// <summary>Whether it tells something of the endpoint, and not of what was asked.</summary>
    public bool IsOfEndpoint => Trouble is not (ModelTrouble.Filtered or ModelTrouble.Declined or ModelTrouble.TooLong or ModelTrouble.NoFormat or ModelTrouble.NotAllowed);
}

/// <summary>What can go wrong with an endpoint: the closed list that metrics and the administrator's page count by.</summary>
public enum ModelTrouble
{
    /// <summary>No connection, or it was reset.</summary>
    Unreachable,

    /// <summary>Wrong key, no such model: nothing that passes by itself.</summary>
    Refused,

    /// <summary>It does not know the form of answer that was asked for.</summary>
    NoFormat,

    Busy,

    /// <summary>An error of its own.</summary>
    Broken,

    Slow,

    /// <summary>The answer ended in the middle.</summary>
    Cut,

    /// <summary>The answer needs more tokens than were allowed.</summary>
    TooLong,

    /// <summary>A content filter stepped in.</summary>
    Filtered,

    /// <summary>The model will not.</summary>
    Declined,

    /// <summary>What it says is not of the form.</summary>
    Nonsense,

    /// <summary>No endpoint may be asked just now: its breaker is open, or the limits are reached.</summary>
    NotAllowed,
}
