using System.Collections.Concurrent;
using ChatAssist.Conversations;
using ChatAssist.Web.Zalo.Grants;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.Zalo;

/// <summary>A token to call with, or why there is none and when to ask again.</summary>
internal sealed record TokenAnswer(string? AccessToken, string Trouble, TimeSpan RetryAfter)
{
    public static TokenAnswer Of(string accessToken) => new(accessToken, "", TimeSpan.Zero);

    public static TokenAnswer None(string trouble, TimeSpan retryAfter) => new(null, trouble, retryAfter);
}

/// <summary>
/// Hands out access tokens and renews them in time: by one node only, which has taken the grant in hand in the database,
/// and both new tokens are committed before either is used. A refresh token is good for one use, and without it an
/// administrator has to give permission again.
/// </summary>
internal sealed class ZaloTokens(
    ZaloRefresh refresh, IDbContextFactory<ChatAssistDb> databases, ZaloGrants grants, TimeProvider clock)
{
    /// <summary>Of its life, after which a token is renewed: 20 of 25 hours, so that a person has time to see to trouble.</summary>
    private const double RenewAfter = 0.8;

    private static readonly TimeSpan s_remembered = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_whenSomebodyHasSeenToIt = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <param name="rejected">A token that Zalo has just refused; it is not handed out again.</param>
    public async Task<TokenAnswer> GetAsync(ZaloAccount account, string? rejected, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(account.OaId, out var known) && known.Access != rejected && now < known.LookAgainAt)
        {
            return TokenAnswer.Of(known.Access);
        }

        if (await ReadAsync(account.OaId, cancellationToken) is not { } grant)
        {
            return TokenAnswer.None("nobody has given permission yet: run \"zalo connect\"", s_whenSomebodyHasSeenToIt);
        }

        var access = grants.Decrypt(grant.AccessToken);
        var isUsable = access is not null && access != rejected && now < grant.ExpiresAt - s_margin;
        var isFresh = isUsable && now < grant.GrantedAt + (RenewAfter * (grant.ExpiresAt - grant.GrantedAt));
        if (isFresh || (isUsable && grant.LostAt is not null))
        {
            return Remember(account.OaId, access!, grant);
        }

        if (grant.LostAt is not null)
        {
            return TokenAnswer.None($"permission has to be given again ({grant.Trouble}): run \"zalo connect\"", s_whenSomebodyHasSeenToIt);
        }

        // Also where this caller stops waiting: half a refresh would be the end of the grant.
        await refresh.RenewAsync(account, grant);
        var after = await ReadAsync(account.OaId, cancellationToken);
        var renewed = after is null ? null : grants.Decrypt(after.AccessToken);
        return renewed is not null && renewed != rejected && now < after!.ExpiresAt - s_margin
            ? Remember(account.OaId, renewed, after)
            : TokenAnswer.None(after?.Trouble ?? "the token is being renewed", s_soon);
    }

    private TokenAnswer Remember(string oaId, string access, ChannelGrant grant)
    {
        var soon = clock.GetUtcNow() + s_remembered;
        _known[oaId] = new Known(access, soon < grant.ExpiresAt - s_margin ? soon : grant.ExpiresAt - s_margin);
        return TokenAnswer.Of(access);
    }

    private async Task<ChannelGrant?> ReadAsync(string oaId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.ChannelGrants.AsNoTracking().FirstOrDefaultAsync(row => row.AccountId == oaId, cancellationToken);
    }

    private sealed record Known(string Access, DateTimeOffset LookAgainAt);
}
