using Microsoft.Extensions.Options;

namespace ChatAssist.Web.WebChat;

/// <summary>What browsers are told not to do with our pages and answers.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        // Pages say for themselves what they need; an answer to a program needs nothing.
        headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return next(context);
    });

    /// <summary>For the page: scripts and styles only from here, none inline; framed only by whom the settings name.</summary>
    public static void AddPagePolicy(HttpContext context)
    {
        var frames = context.RequestServices.GetRequiredService<IOptions<WebChatOptions>>().Value.FrameAncestors;
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; connect-src 'self' wss: ws:; "
            + $"form-action 'self'; base-uri 'none'; frame-ancestors {frames}";
    }
}
