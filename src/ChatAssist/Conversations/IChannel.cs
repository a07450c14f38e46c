namespace ChatAssist.Conversations;

/// <summary>Kênh: a way out to citizens that has to be pushed to. The web chat is none: its clients fetch what is theirs.</summary>
public interface IChannel
{
    /// <summary>The name that its conversations bear.</summary>
    string Name { get; }

    /// <summary>Messages a second that the other side takes from us.</summary>
    int MostASecond { get; }

    /// <summary>Tries once. What is expected to go wrong is an outcome; an exception is tried again like <see cref="DeliveryOutcome.Later"/>.</summary>
    Task<DeliveryOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>What a channel is given to send.</summary>
public sealed record OutgoingMessage(string CitizenId, Message Message);

/// <summary>What came of an attempt to send.</summary>
public sealed record DeliveryOutcome(DeliveryOutcomeKind Kind, string? ChannelMessageId = null, string? Trouble = null, TimeSpan? RetryAfter = null)
{
    public static DeliveryOutcome Sent(string? channelMessageId) => new(DeliveryOutcomeKind.Sent, channelMessageId);

    /// <param name="retryAfter">As the other side asked; null: by our own back-off.</param>
    public static DeliveryOutcome Later(string trouble, TimeSpan? retryAfter = null) => new(DeliveryOutcomeKind.Later, Trouble: trouble, RetryAfter: retryAfter);

    public static DeliveryOutcome GiveUp(string trouble) => new(DeliveryOutcomeKind.GiveUp, Trouble: trouble);
}

public enum DeliveryOutcomeKind
{
    Sent,
    Later,
    GiveUp,
}
