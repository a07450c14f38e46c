using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatAssist.Composing;

/// <summary>Whether a model may be asked now: not switched off, a place free, the day's and the citizen's budget not spent.</summary>
public sealed class ModelAllowance(ModelEndpoints endpoints, IDbContextFactory<ChatAssistDb> databases, IOptions<ModelOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan s_vietnam = TimeSpan.FromHours(7);

    private readonly SemaphoreSlim _places = new(options.Value.CallsAtOnce);

    /// <returns>Null where it may not; else to be disposed when the calls are over.</returns>
    public async Task<IDisposable?> EnterAsync(ModelUse use, string citizenId, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (!settings.IsConfigured || !settings.Allows(use) || endpoints.All.All(endpoint => endpoint.Breaker.IsOpen))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (!await ModelSwitch.IsOnAsync(db, cancellationToken) || await IsSpentAsync(db, citizenId, cancellationToken))
        {
            return null;
        }

        // Nobody waits for a place: the composed answer is there already.
        return _places.Wait(0, CancellationToken.None) ? new Place(_places) : null;
    }

    public void Dispose() => _places.Dispose();

    /// <summary>Since when a day's budget counts: midnight in Vietnam.</summary>
    public static DateTimeOffset DayOf(DateTimeOffset now) => new DateTimeOffset((now + s_vietnam).Date, TimeSpan.Zero) - s_vietnam;

    private async Task<bool> IsSpentAsync(ChatAssistDb db, string citizenId, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var since = DayOf(clock.GetUtcNow());
        if (settings.CallsPerCitizenADay > 0 && citizenId.Length > 0
            && await db.ModelCalls.CountAsync(call => call.CitizenId == citizenId && call.At >= since, cancellationToken) >= settings.CallsPerCitizenADay)
        {
            return true;
        }

        if (settings.TokensADay == 0 && settings.CostADay == 0)
        {
            return false;
        }

        var spent = await db.ModelCalls.Where(call => call.At >= since)
            .GroupBy(_ => 1)
            .Select(day => new { Tokens = day.Sum(call => call.TokensIn + call.TokensOut), Cost = day.Sum(call => call.Cost) })
            .SingleOrDefaultAsync(cancellationToken);
        return spent is not null
            && ((settings.TokensADay > 0 && spent.Tokens >= settings.TokensADay) || (settings.CostADay > 0 && spent.Cost >= settings.CostADay));
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
