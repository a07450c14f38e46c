namespace ChatAssist.Conversations;

/// <summary>Kênh: a way out to citizens that has to be pushed to. The web chat is none: its clients fetch what is theirs.</summary>
public interface IChannel
{
    /// <summary>The name that its conversations bear.</summary>
    string Name { get; }

    /// <summary>Messages a second that the other side takes from us.</summary>
    int MostASecond { get; }

    /// <summary>How long after a citizen's last act a reply can still be delivered; null: for ever.</summary>
    TimeSpan? Window => null;

    /// <summary>Tries once. What is expected to go wrong is an outcome; an exception is tried again like <see cref="DeliveryOutcome.Later"/>.</summary>
    Task<DeliveryOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>What a channel is given to send.</summary>
/// <param name="LastInteractionAt">When the citizen last did something there; null where it is not known.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="PartsSent">Pieces that are out already, where it is sent in several.</param>
public sealed record OutgoingMessage(string CitizenId, Message Message, DateTimeOffset? LastInteractionAt = null, int Attempt = 1, int PartsSent = 0);

/// <summary>What came of an attempt to send.</summary>
public sealed record DeliveryOutcome(DeliveryOutcomeKind Kind, string? ChannelMessageId = null, string? Trouble = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Pieces that are out now, where it is sent in several.</summary>
    public int PartsSent { get; init; }

    public static DeliveryOutcome Sent(string? channelMessageId) => new(DeliveryOutcomeKind.Sent, channelMessageId);

    /// <param name="retryAfter">As the other side asked; null: by our own back-off.</param>
    public static DeliveryOutcome Later(string trouble, TimeSpan? retryAfter = null) => new(DeliveryOutcomeKind.Later, Trouble: trouble, RetryAfter: retryAfter);

    /// <summary>The channel as a whole cannot send just now: however long that takes, it is not held against the message.</summary>
    public static DeliveryOutcome Waiting(string trouble, TimeSpan retryAfter) => new(DeliveryOutcomeKind.Waiting, Trouble: trouble, RetryAfter: retryAfter);

    public static DeliveryOutcome GiveUp(string trouble) => new(DeliveryOutcomeKind.GiveUp, Trouble: trouble);
}

public enum DeliveryOutcomeKind
{
    Sent,
    Later,
    Waiting,
    GiveUp,
}
