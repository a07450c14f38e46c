namespace ChatAssist.Conversations;

/// <summary>What a channel has read from its own wire: the way in to <see cref="MessageInbox"/>.</summary>
/// <param name="ChannelMessageId">Unique in the channel; null where the channel gave none, then a repeat cannot be known.</param>
/// <param name="Payload">What else came, as a JSON object; its texts are masked like <paramref name="Text"/>.</param>
public sealed record IncomingMessage(
    string Channel,
    Guid ConversationId,
    string? ChannelMessageId,
    string Text,
    MessageKind Kind = MessageKind.Text,
    int Attachments = 0,
    string? Payload = null)
{
    /// <summary>Set by the inbox, which masks.</summary>
    internal bool HadPersonalData { get; init; }

    /// <summary>Encrypted by the inbox before it masks, and stored only where the citizen was asked for it.</summary>
    internal byte[]? PhoneNumber { get; init; }
}

/// <summary>Where an incoming message stands in its conversation.</summary>
/// <param name="IsRepeat">It had been received before, and nothing has changed.</param>
public sealed record ReceivedMessage(long Sequence, bool IsRepeat);
