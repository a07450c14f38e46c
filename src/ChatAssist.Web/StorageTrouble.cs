using ChatAssist.Conversations;
using ChatAssist.Web.WebChat;

namespace ChatAssist.Web;

/// <summary>
/// While the database cannot be used, who asks is told to come back, in words and by 503 with <c>Retry-After</c>: clients and
/// Zalo's server send the message again then. It is no fault of the program, so no stack is logged for each request.
/// </summary>
internal static class StorageTrouble
{
    private const string WaitSeconds = "5";
    private const string Words = "Hệ thống đang bận nên em chưa nhận được tin nhắn này. Anh/chị đợi một lát rồi gửi lại giúp em ạ.";

    private const string Page =
        "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Xin chờ một chút</title>"
        + $"<h1>Xin chờ một chút</h1><p>{Words}</p><p>Bấm nút quay lại của trình duyệt thì lời anh/chị vừa viết vẫn còn.</p></html>";

    public static void UseStorageTrouble(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (Database.IsTrouble(exception) && !context.Response.HasStarted)
        {
            app.Logger.LogWarning("A {Method} was refused for now: {Trouble}", context.Request.Method, Database.Describe(exception));
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = WaitSeconds;
            if (!context.Request.Path.StartsWithSegments("/chat", StringComparison.OrdinalIgnoreCase) && !context.Request.Path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase))
            {
                await DirectLineError.Of(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", Words).ExecuteAsync(context);
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Page, CancellationToken.None);
        }
    });
}
