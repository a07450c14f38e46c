namespace ChatAssist.Conversations;

/// <summary>A reply on its way through a channel that has to be pushed to. Written with the reply, so that none is forgotten.</summary>
public sealed class Delivery
{
    public required Guid ConversationId { get; init; }

    /// <summary>The message's place in its conversation; what comes later is sent later.</summary>
    public required long Sequence { get; init; }

    public required string Channel { get; init; }

    /// <summary>When it is to be tried; null once it has been sent or given up.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>How many pieces are out, where a message is too long for one.</summary>
    public int PartsSent { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? GivenUpAt { get; set; }

    /// <summary>Why the last attempt failed, in the channel's words; no citizen's words.</summary>
    public string? Trouble { get; set; }

    /// <summary>The channel's own id of the sent message.</summary>
    public string? ChannelMessageId { get; set; }
}
