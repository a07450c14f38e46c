using System.Globalization;
using System.Security.Cryptography;
using ChatAssist.Handoffs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>The authenticator app as a second proof beside the password, for those who want it.</summary>
internal sealed class SecondFactor(IDataProtectionProvider protection, IDbContextFactory<ChatAssistDb> databases, Passwords passwords, TimeProvider clock)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _secrets = protection.CreateProtector("authenticator-secret");
    private readonly IDataProtector _pending = protection.CreateProtector("sign-in-half-done");

    /// <summary>Says, sealed, that this account's password was right just now.</summary>
    public string HalfDone(Volunteer volunteer) => _pending.Protect($"{volunteer.Id} {volunteer.Stamp} {(clock.GetUtcNow() + s_patience).ToUnixTimeSeconds()}");

    /// <returns>Null where the code is wrong or used, or the password too long ago.</returns>
    public async Task<Volunteer?> TryAsync(string halfDone, string code, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, halfDone, cancellationToken) is not { AuthenticatorSecret: { } sealedSecret } volunteer)
        {
            return null;
        }

        if (volunteer.LockedUntil > clock.GetUtcNow() || OneTimeCodes.StepOf(_secrets.Unprotect(sealedSecret), code, clock.GetUtcNow(), volunteer.AuthenticatorStep) is not { } step)
        {
            await passwords.CountFailureAsync(db, volunteer.Id, cancellationToken);
            return null;
        }

        // Of two who type the same code at one instant, one gets in.
        var isFirst = await db.Volunteers.Where(row => row.Id == volunteer.Id && row.AuthenticatorStep < step)
            .ExecuteUpdateAsync(row => row.SetProperty(account => account.AuthenticatorStep, step), cancellationToken) == 1;
        return isFirst ? await passwords.NoteSignInAsync(volunteer.Id, cancellationToken) : null;
    }

    /// <summary>Turns it on, once the app has shown that it has the secret.</summary>
    public async Task<bool> TurnOnAsync(Guid id, string secret, string code, CancellationToken cancellationToken)
    {
        if (OneTimeCodes.StepOf(secret, code, clock.GetUtcNow(), after: 0) is not { } step)
        {
            return false;
        }

        var sealedSecret = _secrets.Protect(secret);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Volunteers.Where(row => row.Id == id && row.AuthenticatorSecret == null).ExecuteUpdateAsync(
            row => row.SetProperty(account => account.AuthenticatorSecret, sealedSecret).SetProperty(account => account.AuthenticatorStep, step), cancellationToken) == 1;
    }

    /// <summary>Turns it off: by a last code of the app.</summary>
    public async Task<bool> TurnOffAsync(Guid id, string code, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Volunteers.FindAsync([id], cancellationToken) is not { AuthenticatorSecret: { } sealedSecret } volunteer
            || OneTimeCodes.StepOf(_secrets.Unprotect(sealedSecret), code, clock.GetUtcNow(), volunteer.AuthenticatorStep) is null)
        {
            return false;
        }

        (volunteer.AuthenticatorSecret, volunteer.AuthenticatorStep) = (null, 0);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>A secret on its way to the app and back, sealed in the page's form.</summary>
    public string Seal(string secret) => _secrets.Protect(secret);

    public string? Open(string? sealedSecret)
    {
        try
        {
            return sealedSecret is { Length: > 0 } ? _secrets.Unprotect(sealedSecret) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task<Volunteer?> FindAsync(ChatAssistDb db, string halfDone, CancellationToken cancellationToken)
    {
        try
        {
            if (_pending.Unprotect(halfDone).Split(' ') is [var id, var stamp, var until] && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds())
            {
                var known = Guid.Parse(id);
                return await db.Volunteers.FirstOrDefaultAsync(row => row.Id == known && row.Stamp == stamp && row.DisabledAt == null, cancellationToken);
            }
        }
        catch (CryptographicException)
        {
            // Forged, or sealed by another province's keys.
        }

        return null;
    }
}
