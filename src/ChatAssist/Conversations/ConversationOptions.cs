using System.ComponentModel.DataAnnotations;

namespace ChatAssist.Conversations;

/// <summary>Settings of the path of a message, section <c>Conversations</c>.</summary>
public sealed class ConversationOptions
{
    /// <summary>Seconds to wait for the rest of a thought that comes in several messages; 0: each message is a turn of its own.</summary>
    [Range(0, 10)]
    public double FragmentWaitSeconds { get; init; } = 1.5;

    /// <summary>Seconds after which the turns of a node that has died are taken over.</summary>
    [Range(1, 600)]
    public double LeaseSeconds { get; init; } = 10;

    /// <summary>Turns that one node takes at the same time.</summary>
    [Range(1, 1_000)]
    public int TurnsAtOnce { get; init; } = 64;

    /// <summary>How often a turn is tried before the message is set aside to a person.</summary>
    [Range(1, 20)]
    public int MostAttempts { get; init; } = 5;

    /// <summary>Minutes of silence after which a conversation is ended; 0: never.</summary>
    [Range(0, 100_000)]
    public int IdleMinutes { get; init; } = 60;

    /// <summary>Days after which a conversation that has been silent is deleted; only counts stay. 0: never.</summary>
    [Range(0, 3_650)]
    public int RetentionDays { get; init; } = 90;

    /// <summary>Answers kept for the next one who asks the same after the same; 0: each is composed anew.</summary>
    [Range(0, 1_000_000)]
    public int RememberedAnswers { get; init; } = 4_096;

    internal TimeSpan FragmentWait => TimeSpan.FromSeconds(FragmentWaitSeconds);

    internal TimeSpan Lease => TimeSpan.FromSeconds(LeaseSeconds);
}
