namespace ChatAssist.Fakes.Zalo;

/// <summary>An app of the developers' console: what it is called by, where its webhook is, which events are switched on.</summary>
public sealed class App
{
    public required string Id { get; init; }

    public required string Secret { get; init; }

    public string WebhookUrl { get; set; } = "";

    /// <summary>The "OA secret key" of the webhook's page; not the app's secret.</summary>
    public string WebhookKey { get; set; } = "test-oa-secret-key";

    /// <summary>Some working code has the OA's id as the first term of the signature.</summary>
    public bool SignsWithOaId { get; set; }

    public bool WantsProof { get; set; }

    /// <summary>Off by default, as in the console: "URL answers, nothing arrives".</summary>
    public HashSet<string> Events { get; } = new(StringComparer.Ordinal);

    public int RequestsPerMinute { get; set; } = 4_000;

    public Queue<DateTimeOffset> Requests { get; } = [];
}

/// <summary>An Official Account with the citizens who have talked to it.</summary>
public sealed class OfficialAccount
{
    public required string Id { get; init; }

    public required string AppId { get; init; }

    public required string Name { get; init; }

    /// <summary>Messages bought for the time after 48 hours.</summary>
    public int PaidMessages { get; set; }

    /// <summary>Switched off by Zalo.</summary>
    public bool IsDisabled { get; set; }

    public Dictionary<string, Talk> Talks { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, HashSet<string>> Tags { get; } = new(StringComparer.Ordinal);
}

/// <summary>Somebody with a telephone.</summary>
public sealed record Citizen(string Id, string Name, string Phone = "84901234567")
{
    public string IdByApp => "7" + Id[1..];
}

/// <summary>What one citizen and one OA have said to each other.</summary>
public sealed class Talk
{
    public required Citizen Citizen { get; init; }

    public DateTimeOffset? LastInteraction { get; set; }

    public bool Follows { get; set; }

    public List<PhoneMessage> Messages { get; } = [];
}

/// <summary>A message as the telephone shows it.</summary>
public sealed class PhoneMessage
{
    public required string Id { get; init; }

    public required bool FromCitizen { get; init; }

    public required string Text { get; init; }

    /// <summary>What else is in the bubble: "image", "file", "location"…</summary>
    public string Attachment { get; init; } = "";

    public IReadOnlyList<PhoneButton> Buttons { get; init; } = [];

    public required DateTimeOffset At { get; init; }

    public List<string> Reactions { get; } = [];
}

public sealed record PhoneButton(string Title, string Type, string Payload);
