using ChatAssist.Conversations;
using ChatAssist.Web.Zalo.Grants;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.Zalo;

/// <summary>Renews one grant: takes it in hand, asks once, and stores what came before anyone uses it.</summary>
internal sealed class ZaloRefresh(ZaloOAuth oauth, ZaloGrants grants, DbWriter writer, Node node, TimeProvider clock, ILogger<ZaloRefresh> logger)
{
    /// <summary>Longer than the longest call, so that no other node asks while the answer is still under way.</summary>
    private static readonly TimeSpan s_hold = TimeSpan.FromSeconds(150);

    private static readonly TimeSpan s_afterTrouble = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_untilStored = TimeSpan.FromSeconds(1);

    /// <param name="seen">The grant as it was read; nothing is done where it is another one by now, or in someone's hand.</param>
    public async Task RenewAsync(ZaloAccount account, ChannelGrant seen)
    {
        if (!await TakeInHandAsync(seen))
        {
            return;
        }

        var token = grants.Decrypt(seen.RefreshToken);
        var answer = string.IsNullOrEmpty(token)
            ? new OAuthAnswer(null, 0, "there is no refresh token that can be read", IsTransient: false)
            : await oauth.RefreshAsync(account.AppId, account.AppSecret, token, CancellationToken.None);
        if (answer.Tokens is { } tokens)
        {
            await StoreAsync(account, tokens);
            ZaloMetrics.Refreshed("renewed");
            ZaloMetrics.GrantLost(account.Channel, isLost: false);
            logger.LogInformation("The tokens of account {OaId} are renewed", account.OaId);
            return;
        }

        await NoteTroubleAsync(account, seen, answer);
    }

    private async Task<bool> TakeInHandAsync(ChannelGrant seen)
    {
        var now = clock.GetUtcNow();
        var until = now + s_hold;
        // Encrypted anew with each change, the stored token also tells one grant from the next.
        var taken = await writer.WriteAsync(db => db.ChannelGrants
            .Where(row => row.AccountId == seen.AccountId && row.RefreshToken == seen.RefreshToken && row.LostAt == null)
            .Where(row => row.RefreshingUntil == null || row.RefreshingUntil < now)
            .ExecuteUpdateAsync(row => row.SetProperty(grant => grant.RefreshingBy, node.Id).SetProperty(grant => grant.RefreshingUntil, until)));
        return taken == 1;
    }

    /// <summary>From here on these tokens are the only ones, and they are only here: it is tried until they are on disk.</summary>
    private async Task StoreAsync(ZaloAccount account, ZaloTokenPair tokens)
    {
        while (true)
        {
            try
            {
                await writer.WriteAsync(async db =>
                {
                    await grants.PutAsync(db, account.OaId, tokens, clock.GetUtcNow());
                    return await db.SaveChangesAsync();
                });
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogCritical("New tokens of account {OaId} could not be stored ({Trouble}); do not stop this node before they are", account.OaId, Database.Describe(exception));
                await Task.Delay(s_untilStored, TimeProvider.System);
            }
        }
    }

    private async Task NoteTroubleAsync(ZaloAccount account, ChannelGrant seen, OAuthAnswer answer)
    {
        var now = clock.GetUtcNow();
        DateTimeOffset? lost = answer.IsTransient ? null : now;
        DateTimeOffset? again = answer.IsTransient ? now + s_afterTrouble : null;
        await writer.WriteAsync(db => db.ChannelGrants
            .Where(row => row.AccountId == seen.AccountId && row.RefreshToken == seen.RefreshToken)
            .ExecuteUpdateAsync(row => row
                .SetProperty(grant => grant.RefreshingBy, (string?)null)
                .SetProperty(grant => grant.RefreshingUntil, again)
                .SetProperty(grant => grant.LostAt, lost)
                .SetProperty(grant => grant.Trouble, answer.Trouble)));
        ZaloMetrics.Refreshed(answer.IsTransient ? "put_off" : "lost");
        if (answer.IsTransient)
        {
            logger.LogWarning("The tokens of account {OaId} could not be renewed ({Trouble}); it is tried again", account.OaId, answer.Trouble);
            return;
        }

        ZaloMetrics.GrantLost(account.Channel, isLost: true);
        logger.LogCritical("Account {OaId} needs an administrator: permission is lost ({Trouble}). Run \"zalo connect\"; what is to be sent waits", account.OaId, answer.Trouble);
    }
}
