namespace ChatAssist.Conversations;

/// <summary>The permission to speak for an account of a channel. Both tokens are encrypted by whoever stores them.</summary>
public sealed class ChannelGrant
{
    /// <summary>The account, by the channel's own id.</summary>
    public required string AccountId { get; init; }

    public required string AccessToken { get; set; }

    /// <summary>Good for one use.</summary>
    public required string RefreshToken { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When these tokens were given.</summary>
    public required DateTimeOffset GrantedAt { get; set; }

    /// <summary>The node that refreshes just now; no other does before <see cref="RefreshingUntil"/>.</summary>
    public string? RefreshingBy { get; set; }

    public DateTimeOffset? RefreshingUntil { get; set; }

    /// <summary>Since when an administrator has to give permission again; null while all is well.</summary>
    public DateTimeOffset? LostAt { get; set; }

    /// <summary>What the other side said to the last refresh that failed.</summary>
    public string? Trouble { get; set; }
}
