using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.WebChat;

/// <summary>Keeps one address and one conversation from taking what is there for all.</summary>
internal static class RateLimits
{
    public const string PerAddress = "address";
    public const string PerConversation = "conversation";

    private const string Busy =
        "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Xin chờ một chút</title><h1>Xin chờ một chút</h1>"
        + "<p>Đang có nhiều tin nhắn cùng lúc. Anh/chị đợi khoảng một phút rồi <a href=\"/chat\">thử lại</a> giúp em ạ.</p></html>";

    private const int LeastWaitSeconds = 1;

    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.AddPolicy(PerAddress, context => Bucket(Address(context), Options(context).TokensPerMinute));
        limiter.AddPolicy(PerConversation, context => Bucket((string?)context.Request.RouteValues["conversationId"] ?? "", Options(context).MessagesPerMinute));
        limiter.OnRejected = async (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after.TotalSeconds : LeastWaitSeconds;
            context.HttpContext.Response.Headers.RetryAfter = Math.Max(LeastWaitSeconds, Math.Ceiling(wait)).ToString(CultureInfo.InvariantCulture);
            if (context.HttpContext.Request.Path.StartsWithSegments("/chat", StringComparison.OrdinalIgnoreCase))
            {
                context.HttpContext.Response.ContentType = "text/html; charset=utf-8";
                await context.HttpContext.Response.WriteAsync(Busy, CancellationToken.None);
                return;
            }

            await DirectLineError.TooMany("Too many at once; try again after a moment.").ExecuteAsync(context.HttpContext);
        };
    });

    private static WebChatOptions Options(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<WebChatOptions>>().Value;

    private static RateLimitPartition<string> Bucket(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = Math.Max(1, perMinute / 3),
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / perMinute)),
        QueueLimit = 0,
    });

    /// <summary>An IPv6 network of 64 bits is one household.</summary>
    private static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.MapToIPv4().ToString();
    }
}
