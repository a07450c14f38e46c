using System.Text;
using ChatAssist.Web.Zalo;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tools;

/// <summary>How one account is: its grant, what Zalo says of it, what waits.</summary>
/// <param name="State">connected, needs_connecting, lost or expired.</param>
/// <param name="ZaloSays">The account's name as Zalo gives it, or what went wrong in asking.</param>
internal sealed record ZaloStatus(
    string Channel, string OaId, string State, DateTimeOffset? GrantedAt, DateTimeOffset? ExpiresAt, string? Trouble, string? ZaloSays, int Waiting, int Troubled, int GivenUp)
{
    private const int ManyAttempts = 3;

    public static async Task<ZaloStatus> ReadAsync(ZaloOptions options, ZaloAccount account, ZaloStore store, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var now = TimeProvider.System.GetUtcNow();
        var grant = await db.ChannelGrants.AsNoTracking().FirstOrDefaultAsync(row => row.AccountId == account.OaId, cancellationToken);
        var deliveries = db.Deliveries.AsNoTracking().Where(delivery => delivery.Channel == account.Channel);
        var access = grant is null ? null : store.Grants.Decrypt(grant.AccessToken);
        return new ZaloStatus(
            account.Channel,
            account.OaId,
            grant is null ? "needs_connecting" : grant.LostAt is not null ? "lost" : grant.ExpiresAt < now ? "expired" : "connected",
            grant?.GrantedAt,
            grant?.ExpiresAt,
            grant is not null && access is null ? "the stored token cannot be decrypted: the keys in the database are others" : grant?.Trouble,
            access is null ? null : await AskAsync(options, access, cancellationToken),
            await deliveries.CountAsync(delivery => delivery.DueAt != null, cancellationToken),
            await deliveries.CountAsync(delivery => delivery.DueAt != null && (delivery.Attempts >= ManyAttempts || delivery.Trouble != null), cancellationToken),
            await deliveries.CountAsync(delivery => delivery.GivenUpAt != null, cancellationToken));
    }

    public override string ToString()
    {
        var text = new StringBuilder($"{Channel} ({OaId}): {State}");
        text.Append(GrantedAt is null ? "\n  run: zalo connect" : $"\n  tokens given {GrantedAt:yyyy-MM-dd HH:mm} UTC, good until {ExpiresAt:yyyy-MM-dd HH:mm} UTC");
        text.Append(State == "lost" ? "\n  permission has to be given again: zalo connect" : "");
        text.Append(Trouble is null ? "" : $"\n  trouble: {Trouble}");
        text.Append(ZaloSays is null ? "" : $"\n  Zalo says: {ZaloSays}");
        return text.Append($"\n  replies waiting {Waiting}, of these in trouble {Troubled}; given up {GivenUp}").ToString();
    }

    private static async Task<string> AskAsync(ZaloOptions options, string accessToken, CancellationToken cancellationToken)
    {
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(options.OpenApi), "/v2.0/oa/getoa"));
            request.Headers.Add("access_token", accessToken);
            using var answer = await http.SendAsync(request, cancellationToken);
            var read = ZaloEvent.Read(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
            var name = read is null ? "" : ZaloEvent.Text(ZaloEvent.Part(read.Body, "data"), "name");
            return name.Length > 0 ? name : read is null ? $"HTTP {(int)answer.StatusCode}" : $"error {ZaloEvent.Text(read.Body, "error")}";
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return "cannot be reached";
        }
    }
}
