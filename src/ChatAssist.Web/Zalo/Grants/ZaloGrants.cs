using System.Security.Cryptography;
using ChatAssist.Conversations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.Zalo.Grants;

/// <summary>Grants as they are stored: both tokens encrypted with the keys that lie in the database.</summary>
internal sealed class ZaloGrants(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("zalo-grant");

    public string Encrypt(string token) => _protector.Protect(token);

    /// <returns>Null where it was encrypted with a key that is gone.</returns>
    public string? Decrypt(string stored)
    {
        try
        {
            return _protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Puts both tokens in the place of what there was; to be saved by the caller in one transaction, before any use.</summary>
    public async Task PutAsync(ChatAssistDb db, string oaId, ZaloTokenPair tokens, DateTimeOffset now)
    {
        var grant = await db.ChannelGrants.FirstOrDefaultAsync(row => row.AccountId == oaId);
        if (grant is null)
        {
            grant = new ChannelGrant { AccountId = oaId, AccessToken = "", RefreshToken = "", ExpiresAt = now, GrantedAt = now };
            db.ChannelGrants.Add(grant);
        }

        (grant.AccessToken, grant.RefreshToken) = (Encrypt(tokens.AccessToken), Encrypt(tokens.RefreshToken));
        (grant.GrantedAt, grant.ExpiresAt) = (now, now + tokens.Life);
        (grant.RefreshingBy, grant.RefreshingUntil, grant.LostAt, grant.Trouble) = (null, null, null, null);
    }
}
