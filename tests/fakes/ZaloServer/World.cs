using System.Globalization;

namespace ChatAssist.Fakes.Zalo;

/// <summary>All that Zalo knows: apps, Official Accounts, citizens and what was said. To be changed under <see cref="Lock"/>.</summary>
public sealed class World
{
    public const string AppId = "1234567890123456789";
    public const string AppSecret = "test-app-secret";
    public const string OaId = "900000000000000001";

    private long _lastMessage;

    public World()
    {
        Apps[AppId] = new App { Id = AppId, Secret = AppSecret };
        AddAccount(OaId, "Dịch vụ công (thử)");
        Tokens = new Tokens(Clock);
    }

    public Lock Lock { get; } = new();

    public FakeClock Clock { get; } = new();

    public Tokens Tokens { get; }

    public InjectedErrors Errors { get; } = new();

    public Uploads Uploads { get; } = new();

    public Dictionary<string, App> Apps { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, OfficialAccount> Accounts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Citizen> Citizens { get; } = new(StringComparer.Ordinal);

    /// <summary>Template messages that were sent, by phone or user id.</summary>
    public List<SentTemplate> Templates { get; } = [];

    /// <summary>Codes of refused sends, so that a test can say that none was.</summary>
    public List<int> Refusals { get; } = [];

    /// <summary>Kinds of templates that this account may not send, as some may not: each is refused with -233.</summary>
    public HashSet<string> RefusedTemplates { get; } = new(StringComparer.Ordinal);

    public OfficialAccount AddAccount(string id, string name) => Accounts[id] = new OfficialAccount { Id = id, AppId = AppId, Name = name };

    public Citizen AddCitizen(string id, string name)
    {
        lock (Lock)
        {
            return Citizens.TryGetValue(id, out var known) ? known : Citizens[id] = new Citizen(id, name);
        }
    }

    public Talk TalkOf(string oaId, string userId)
    {
        lock (Lock)
        {
            var account = Accounts[oaId];
            if (!account.Talks.TryGetValue(userId, out var talk))
            {
                talk = account.Talks[userId] = new Talk { Citizen = AddCitizen(userId, $"Người dân {userId[^3..]}") };
            }

            return talk;
        }
    }

    /// <summary>A copy of what the telephone shows.</summary>
    public IReadOnlyList<PhoneMessage> Shown(string userId, string oaId = OaId)
    {
        lock (Lock)
        {
            return [.. TalkOf(oaId, userId).Messages];
        }
    }

    public string NewMessageId() => string.Create(CultureInfo.InvariantCulture, $"m-{Interlocked.Increment(ref _lastMessage):000000}");
}

public sealed record SentTemplate(string To, string TemplateId, string Data, string MessageId);
