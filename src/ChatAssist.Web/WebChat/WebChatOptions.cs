using System.ComponentModel.DataAnnotations;

namespace ChatAssist.Web.WebChat;

/// <summary>Settings of the web chat, section <c>WebChat</c>.</summary>
public sealed class WebChatOptions
{
    /// <summary>The Direct Line secret by which another server may ask for tokens; empty: that door is shut.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Origins whose pages may call Direct Line; empty: all, for a token is needed anyway.</summary>
    public string[] AllowedOrigins { get; init; } = [];

    /// <summary>Who may show <c>/chat</c> in a frame. Portals differ from place to place, so by default any https site.</summary>
    [Required]
    public string FrameAncestors { get; init; } = "'self' https: http://localhost:* http://127.0.0.1:*";

    /// <summary>New tokens a minute for one address. Generous: a whole village may share a mobile operator's address.</summary>
    [Range(1, 1_000_000)]
    public int TokensPerMinute { get; init; } = 60;

    /// <summary>Messages a minute in one conversation, after a burst of a third of it.</summary>
    [Range(1, 1_000_000)]
    public int MessagesPerMinute { get; init; } = 60;

    /// <summary>Requests a second of one address, whatever they are, after a burst of five times as many. This machine itself has no such limit: a proxy may stand there.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>Messages a second of all citizens of the web chat together.</summary>
    [Range(1, 1_000_000)]
    public int ChannelMessagesPerSecond { get; init; } = 5_000;

    /// <summary>Live streams that one address may have open.</summary>
    [Range(1, 1_000_000)]
    public int StreamsPerAddress { get; init; } = 500;

    /// <summary>How long the page without a script waits for an answer.</summary>
    [Range(0, 60)]
    public int AnswerWaitSeconds { get; init; } = 8;
}
