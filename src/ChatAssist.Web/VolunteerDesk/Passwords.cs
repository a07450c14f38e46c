using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Checks names and passwords; after some wrong ones in a row nobody gets in for a while.</summary>
internal sealed class Passwords(IDbContextFactory<ChatAssistDb> databases, TimeProvider clock)
{
    public const int ShortestPassword = 10;
    public const int LongestPassword = 200;
    private const int MostFailures = 5;
    private static readonly TimeSpan s_lock = TimeSpan.FromMinutes(15);

    private readonly PasswordHasher<Volunteer> _hasher = new();
    private readonly Lazy<string> _anyHash = new(() => new PasswordHasher<Volunteer>().HashPassword(null!, Guid.NewGuid().ToString()));

    /// <returns>Null where name or password is wrong, or the account is locked or disabled: which of these it is says nothing to strangers.</returns>
    public async Task<Volunteer?> TryAsync(string name, string password, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var tidy = Accounts.Tidy(name);
        var volunteer = await db.Volunteers.FirstOrDefaultAsync(row => row.SignInName == tidy, cancellationToken);
        // An unknown name takes as long as a wrong password.
        var verified = _hasher.VerifyHashedPassword(volunteer!, volunteer?.PasswordHash ?? _anyHash.Value, password);
        var now = clock.GetUtcNow();
        if (volunteer is not { PasswordHash: not null, DisabledAt: null } || volunteer.LockedUntil > now)
        {
            return null;
        }

        if (verified == PasswordVerificationResult.Failed)
        {
            await CountFailureAsync(db, volunteer.Id, cancellationToken);
            return null;
        }

        volunteer.PasswordHash = verified == PasswordVerificationResult.SuccessRehashNeeded ? _hasher.HashPassword(volunteer, password) : volunteer.PasswordHash;
        if (volunteer.AuthenticatorSecret is null)
        {
            NoteSignIn(volunteer);
        }

        await db.SaveChangesAsync(cancellationToken);
        return volunteer;
    }

    /// <summary>For those whom a second proof has let in.</summary>
    public async Task<Volunteer?> NoteSignInAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Volunteers.FindAsync([id], cancellationToken) is not { } volunteer)
        {
            return null;
        }

        NoteSignIn(volunteer);
        await db.SaveChangesAsync(cancellationToken);
        return volunteer;
    }

    private void NoteSignIn(Volunteer volunteer)
    {
        var now = clock.GetUtcNow();
        (volunteer.FailedSignIns, volunteer.LockedUntil, volunteer.LastSeenAt) = (0, null, now);
        volunteer.OnDutySince ??= volunteer.Role is Role.Editor or Role.Administrator ? null : now;
    }

    /// <summary>Sets the password by the one-time link, which is void from then on.</summary>
    /// <returns>Null where the link is void.</returns>
    public async Task<Volunteer?> SetPasswordAsync(string link, string password, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await Accounts.FindByLinkAsync(db, link, clock.GetUtcNow(), cancellationToken) is not { } volunteer)
        {
            return null;
        }

        volunteer.PasswordHash = _hasher.HashPassword(volunteer, password);
        (volunteer.LinkHash, volunteer.LinkUntil, volunteer.FailedSignIns, volunteer.LockedUntil) = (null, null, 0, null);
        volunteer.Stamp = Accounts.NewStamp();
        volunteer.LastSeenAt = clock.GetUtcNow();
        volunteer.OnDutySince ??= volunteer.Role is Role.Editor or Role.Administrator ? null : clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return volunteer;
    }

    /// <summary>Counted by the database: guesses that come at the same instant count each.</summary>
    public async Task CountFailureAsync(ChatAssistDb db, Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.Volunteers.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(account => account.FailedSignIns, account => account.FailedSignIns + 1), cancellationToken);
        var until = now + s_lock;
        await db.Volunteers.Where(row => row.Id == id && row.FailedSignIns >= MostFailures).ExecuteUpdateAsync(
            row => row.SetProperty(account => account.LockedUntil, until).SetProperty(account => account.FailedSignIns, 0), cancellationToken);
    }
}
