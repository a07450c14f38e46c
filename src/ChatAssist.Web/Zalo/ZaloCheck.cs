using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.Zalo;

/// <summary>Can every account send? If not, what has to be done.</summary>
internal sealed class ZaloCheck(IDbContextFactory<ChatAssistDb> databases, ZaloAlarms alarms, IOptions<ZaloOptions> options, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var grants = await db.ChannelGrants.AsNoTracking().ToDictionaryAsync(grant => grant.AccountId, cancellationToken);
        var troubles = new List<string>();
        foreach (var account in options.Value.Accounts)
        {
            var grant = grants.GetValueOrDefault(account.OaId);
            ZaloMetrics.GrantLost(account.Channel, grant is null || grant.LostAt is not null);
            var trouble = grant is null ? "nobody has given permission yet"
                : grant.LostAt is not null ? $"permission has to be given again ({grant.Trouble})"
                : grant.ExpiresAt < clock.GetUtcNow() ? $"the token has expired ({grant.Trouble ?? "it is being renewed"})"
                : alarms.Of(account);
            if (trouble is not null)
            {
                troubles.Add($"{account.Channel}: {trouble}.");
            }
        }

        return troubles.Count == 0
            ? HealthCheckResult.Healthy($"{options.Value.Accounts.Length} accounts can send.")
            : new HealthCheckResult(context.Registration.FailureStatus, string.Join(' ', troubles));
    }
}
