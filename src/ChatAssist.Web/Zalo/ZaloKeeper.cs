using Microsoft.Extensions.Options;

namespace ChatAssist.Web.Zalo;

/// <summary>Looks each minute whether tokens have to be renewed, so that they are also when nobody writes for days.</summary>
internal sealed class ZaloKeeper(ZaloTokens tokens, IOptions<ZaloOptions> options, TimeProvider clock, ILogger<ZaloKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan s_look = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look, clock);
        do
        {
            foreach (var account in options.Value.Accounts)
            {
                try
                {
                    await tokens.GetAsync(account, rejected: null, stoppingToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    logger.LogWarning(exception, "Whether the tokens of account {OaId} are fresh could not be found out", account.OaId);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
