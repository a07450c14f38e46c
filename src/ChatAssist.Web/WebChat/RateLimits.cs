using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.WebChat;

/// <summary>Keeps one address, one conversation and the whole channel from taking what is there for all.</summary>
internal static class RateLimits
{
    public const string PerAddress = "address";
    public const string PerConversation = "conversation";

    private const string Busy =
        "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Xin chờ một chút</title><h1>Xin chờ một chút</h1>"
        + "<p>Đang có nhiều tin nhắn cùng lúc. Anh/chị đợi khoảng một phút rồi <a href=\"/chat\">thử lại</a> giúp em ạ.</p></html>";

    private const int LeastWaitSeconds = 1;

    /// <summary>How many seconds' worth may come at once.</summary>
    private const int Burst = 5;

    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(PerAddressInAll),
            PartitionedRateLimiter.Create<HttpContext, string>(PerChannel));
        limiter.AddPolicy(PerAddress, context => Bucket(CitizenAddress.Of(context), Options(context).TokensPerMinute));
        limiter.AddPolicy(PerConversation, context => Bucket((string?)context.Request.RouteValues["conversationId"] ?? "", Options(context).MessagesPerMinute));
        limiter.OnRejected = async (context, _) =>
        {
            Telemetry.Refused("rate");
            var after = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var metadata) ? metadata.TotalSeconds : LeastWaitSeconds;
            var wait = Math.Max(LeastWaitSeconds, Math.Ceiling(after)).ToString(CultureInfo.InvariantCulture);
            context.HttpContext.Response.Headers.RetryAfter = wait;
            if (context.HttpContext.Request.Path.StartsWithSegments("/chat", StringComparison.OrdinalIgnoreCase))
            {
                context.HttpContext.Response.ContentType = "text/html; charset=utf-8";
                await context.HttpContext.Response.WriteAsync(Busy, CancellationToken.None);
                return;
            }

            await DirectLineError.TooMany(Hasty(wait)).ExecuteAsync(context.HttpContext);
        };
    });

    private static string Hasty(string seconds) => $"Anh/chị gửi hơi nhanh nên em chưa nhận kịp. Anh/chị đợi khoảng {seconds} giây rồi gửi lại giúp em ạ.";

    private static WebChatOptions Options(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<WebChatOptions>>().Value;

    private static RateLimitPartition<string> Bucket(string key, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = Math.Max(1, perMinute / 3),
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / perMinute)),
        QueueLimit = 0,
    });

    /// <summary>All that an address asks for, whatever it is.</summary>
    private static RateLimitPartition<string> PerAddressInAll(HttpContext context) => CitizenAddress.IsThisMachine(context)
        ? RateLimitPartition.GetNoLimiter("")
        : PerSecond(CitizenAddress.Of(context), Options(context).RequestsPerSecond);

    /// <summary>Messages of all citizens together: beyond it, it is better to ask for patience than to fall behind.</summary>
    private static RateLimitPartition<string> PerChannel(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && IsMessage(context.Request.Path)
            ? PerSecond(DirectLineApi.Channel, Options(context).ChannelMessagesPerSecond)
            : RateLimitPartition.GetNoLimiter("");

    private static bool IsMessage(PathString path) =>
        path.Value is { } text
        && (text.EndsWith("/activities", StringComparison.OrdinalIgnoreCase) || text.EndsWith("/upload", StringComparison.OrdinalIgnoreCase) || text.Equals("/chat", StringComparison.OrdinalIgnoreCase));

    private static RateLimitPartition<string> PerSecond(string key, int perSecond) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = perSecond * Burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });
}
