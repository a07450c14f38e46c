using ChatAssist.Answering;
using ChatAssist.Handoffs;

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
    /// <summary>When the citizen said it, by the channel's clock; null: now.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>What the channel has to say to it at once; stored with it, and not said while a person sees to the conversation.</summary>
    public Answer? Notice { get; init; }

    /// <summary>False where nothing but the notice is to be answered.</summary>
    public bool NeedsTurn { get; init; } = true;

    /// <summary>Why a person has to see to it; null where none has to.</summary>
    public HandoffReason? Handoff { get; init; }

    /// <summary>Set by the inbox, which masks.</summary>
    internal bool HadPersonalData { get; init; }

    /// <summary>Encrypted by the inbox before it masks, and stored only where the citizen was asked for it.</summary>
    internal byte[]? PhoneNumber { get; init; }
}

/// <summary>Where an incoming message stands in its conversation.</summary>
/// <param name="IsRepeat">It had been received before, and nothing has changed.</param>
public sealed record ReceivedMessage(long Sequence, bool IsRepeat);
