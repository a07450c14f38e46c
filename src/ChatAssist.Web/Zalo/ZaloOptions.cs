using System.ComponentModel.DataAnnotations;

namespace ChatAssist.Web.Zalo;

/// <summary>Settings of the Zalo channel, section <c>Zalo</c>; without accounts the channel is off.</summary>
internal sealed class ZaloOptions
{
    public const string Section = "Zalo";

    public ZaloAccount[] Accounts { get; init; } = [];

    [Url]
    public string OpenApi { get; init; } = "https://openapi.zalo.me";

    [Url]
    public string OAuth { get; init; } = "https://oauth.zaloapp.com";

    [Url]
    public string Business { get; init; } = "https://business.openapi.zalo.me";

    /// <summary>Messages a second that one node sends for one account; Zalo allows an app 4,000 calls a minute.</summary>
    [Range(1, 10_000)]
    public int MessagesPerSecond { get; init; } = 40;

    /// <summary>Whether answers may go out between 48 hours and 7 days after a citizen's last act, which costs money.</summary>
    public bool PaidReplies { get; init; }

    /// <summary>Minutes after which a message counts as late: it is answered with an apology.</summary>
    [Range(1, 100_000)]
    public int LateMinutes { get; init; } = 30;

    /// <summary>Hours after which a message is left to a person.</summary>
    [Range(1, 10_000)]
    public int TooLateHours { get; init; } = 24;

    /// <summary>Days after which an event is a replay and is let go by.</summary>
    [Range(1, 90)]
    public int OldestDays { get; init; } = 7;

    /// <summary>Minutes of the assistant's silence after an officer has answered in Zalo's own console.</summary>
    [Range(0, 100_000)]
    public int OfficerSilenceMinutes { get; init; } = 60;

    /// <summary>Whether choices are shown as buttons too; the numbers are always there.</summary>
    public bool Buttons { get; init; } = true;

    /// <summary>Whether signatures with the account's id as their first term are taken as well.</summary>
    public bool AcceptsOaIdSignature { get; init; } = true;

    /// <summary>Whether the console's unsigned check of the address gets a 200. Nothing in it is read.</summary>
    public bool AnswersProbe { get; init; } = true;

    /// <summary>Whether calls carry <c>appsecret_proof</c>, which the app's page can demand.</summary>
    public bool SendsProof { get; init; }

    /// <summary>The reaction that tells a citizen that a message has come in, such as <c>/-strong</c>; empty: none.</summary>
    public string ReceiptIcon { get; init; } = "";

    /// <summary>Our own address as citizens reach it, for links to drawings, which Zalo cannot show; empty: no links.</summary>
    public string PublicAddress { get; init; } = "";

    /// <summary>Address of the picture on Zalo's card for sharing contacts; empty: who wants to be called types the number.</summary>
    public string ContactBanner { get; init; } = "";

    public string? Problem => Accounts.Select(account => account.Problem).OfType<string>().FirstOrDefault()
        ?? (Accounts.DistinctBy(account => account.Channel).Count() < Accounts.Length ? "each account needs a Channel name of its own" : null)
        ?? (Accounts.DistinctBy(account => account.OaId).Count() < Accounts.Length ? "an OaId stands twice" : null)
        ?? (IsAddress(PublicAddress) && IsAddress(ContactBanner) ? null : "PublicAddress and ContactBanner are whole addresses (https://…) or empty");

    private static bool IsAddress(string address) =>
        address.Length == 0 || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
}

/// <summary>One Official Account.</summary>
internal sealed class ZaloAccount
{
    private const string WebChat = "webchat";

    public string OaId { get; init; } = "";

    public string AppId { get; init; } = "";

    /// <summary>From the app's settings: for tokens.</summary>
    public string AppSecret { get; init; } = "";

    /// <summary>The "OA secret key" of the app's webhook page: for signatures; not the app's secret.</summary>
    public string WebhookKey { get; init; } = "";

    /// <summary>The key before, while it is being changed.</summary>
    public string PreviousWebhookKey { get; init; } = "";

    /// <summary>The name that its conversations bear, in reports and metrics.</summary>
    public string Channel { get; init; } = "zalo";

    /// <summary>Ids of approved templates by what they are for ("reminder", "result"); none: no template is sent.</summary>
    public Dictionary<string, string> Templates { get; init; } = [];

    public string? Problem =>
        OaId.Length == 0 ? "an account lacks its OaId"
        : AppId.Length == 0 || AppSecret.Length == 0 ? $"account {OaId} lacks AppId or AppSecret"
        : WebhookKey.Length == 0 ? $"account {OaId} lacks its WebhookKey"
        : Channel.Length == 0 || Channel == WebChat ? $"account {OaId}: Channel must be a name of its own"
        : null;
}
