using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Handoffs;

/// <summary>Makes accounts and their one-time links, by which people set a password that nobody else has ever known.</summary>
public static class Accounts
{
    private const int SecretBytes = 24;
    private static readonly TimeSpan s_linkLife = TimeSpan.FromDays(7);

    /// <summary>The page of the link, to be put behind the server's own address.</summary>
    public static string LinkTo(string secret) => $"/desk/welcome?link={secret}";

    /// <summary>Names are typed on phones: neither case nor blanks around count.</summary>
    public static string Tidy(string signInName) => signInName.Trim().ToLowerInvariant();

    public static bool IsName(string signInName) => signInName.Length is >= 3 and <= 40 && signInName.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>Adds an account to what is saved next.</summary>
    /// <returns>The secret of its one-time link.</returns>
    public static (Volunteer Volunteer, string Secret) Add(ChatAssistDb db, string signInName, string displayName, Role role, Guid unitId, DateTimeOffset now)
    {
        var volunteer = new Volunteer
        {
            Id = Guid.CreateVersion7(now),
            SignInName = signInName,
            DisplayName = displayName,
            Role = role,
            UnitId = unitId,
            Stamp = NewStamp(),
            CreatedAt = now,
        };
        db.Volunteers.Add(volunteer);
        return (volunteer, NewLink(volunteer, now));
    }

    /// <summary>A new one-time link; the one before is void.</summary>
    public static string NewLink(Volunteer volunteer, DateTimeOffset now)
    {
        var secret = RandomNumberGenerator.GetHexString(2 * SecretBytes, lowercase: true);
        (volunteer.LinkHash, volunteer.LinkUntil) = (Hash(secret), now + s_linkLife);
        return secret;
    }

    /// <returns>Null where the link is void.</returns>
    public static async Task<Volunteer?> FindByLinkAsync(ChatAssistDb db, string secret, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = Hash(secret);
        return await db.Volunteers.FirstOrDefaultAsync(row => row.LinkHash == hash && row.LinkUntil > now && row.DisabledAt == null, cancellationToken);
    }

    public static string NewStamp() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>The unit at the top of the tree; made where there is none yet.</summary>
    public static async Task<Unit> RootAsync(ChatAssistDb db, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var root = await db.Units.OrderBy(unit => unit.Id).FirstOrDefaultAsync(unit => unit.ParentId == null, cancellationToken);
        if (root is null)
        {
            root = new Unit { Id = Guid.CreateVersion7(now), Name = name };
            db.Units.Add(root);
        }

        return root;
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
