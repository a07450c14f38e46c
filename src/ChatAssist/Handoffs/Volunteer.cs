namespace ChatAssist.Handoffs;

/// <summary>Tình nguyện viên: someone with an account at the desk, whatever their role.</summary>
public sealed class Volunteer
{
    public required Guid Id { get; init; }

    /// <summary>Lower case, unique; what is typed to sign in.</summary>
    public required string SignInName { get; init; }

    /// <summary>What citizens and colleagues see.</summary>
    public required string DisplayName { get; set; }

    public required Role Role { get; set; }

    public required Guid UnitId { get; set; }

    /// <summary>By the framework's hasher; null until a password is set by the one-time link.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>SHA-256 of the secret in the one-time link that sets a password; null where there is none.</summary>
    public byte[]? LinkHash { get; set; }

    public DateTimeOffset? LinkUntil { get; set; }

    /// <summary>Wrong passwords in a row.</summary>
    public int FailedSignIns { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Of the authenticator app, sealed; null for those who sign in by password alone.</summary>
    public string? AuthenticatorSecret { get; set; }

    /// <summary>The step of the last code that was used (<see cref="OneTimeCodes"/>).</summary>
    public long AuthenticatorStep { get; set; }

    /// <summary>Changes when what was signed in before is to end: password, role, disabling.</summary>
    public required string Stamp { get; set; }

    /// <summary>Since when the volunteer takes conversations; null: not just now.</summary>
    public DateTimeOffset? OnDutySince { get; set; }

    /// <summary>When a page of theirs was last open.</summary>
    public DateTimeOffset? LastSeenAt { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What someone may see and do at the desk.</summary>
public enum Role
{
    /// <summary>Thành viên: takes the conversations of the own unit.</summary>
    Volunteer,

    /// <summary>Đội phó: also sees who does what in the unit and below.</summary>
    DeputyLeader,

    /// <summary>Đội trưởng: also shifts.</summary>
    TeamLeader,

    /// <summary>Guides only, no conversations.</summary>
    Editor,

    /// <summary>Everything, and accounts.</summary>
    Administrator,
}
