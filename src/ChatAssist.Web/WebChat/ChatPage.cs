using System.Security.Cryptography;
using ChatAssist.Conversations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace ChatAssist.Web.WebChat;

/// <summary>The page <c>/chat</c> and its forms, by which it works without a script.</summary>
internal static class ChatPage
{
    /// <summary>By address or form: the page in large letters, for two at one screen.</summary>
    public const string Large = "large";

    private const int LongestForm = 64 * 1024;
    private const int LongestLink = 200;
    private const string Stale = "Trang đã mở từ lâu hoặc trình duyệt đang chặn cookie nên tin nhắn chưa gửi được. Anh/chị bấm Gửi lại giúp em.";

    public static void MapChatPage(this WebApplication app)
    {
        app.MapGet("/", () => Results.Redirect("/chat"));
        app.MapGet("/chat", ShowAsync);
        app.MapPost("/chat", SayAsync).RequireRateLimiting(RateLimits.PerAddress).WithMetadata(new RequestSizeLimitAttribute(LongestForm));
    }

    public static bool IsLarge(HttpContext context) =>
        context.Request.Query.ContainsKey(Large) || (context.Request.HasFormContentType && context.Request.Form.ContainsKey(Large));

    /// <param name="text">What stands in the box to be sent; a link types, and only the citizen sends.</param>
    private static async Task ShowAsync(HttpContext context, string? text, ChatCookie cookie, ChatPageWriter writer, CancellationToken cancellationToken) =>
        await writer.WriteAsync(context, await cookie.ReadAsync(context), notice: "", draft: text is { Length: <= LongestLink } ? text : "", cancellationToken);

    private static async Task SayAsync(
        HttpContext context, ChatCookie cookie, IAntiforgery antiforgery, ChatPageWriter writer, WebTurn turn, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType || context.Request.ContentLength > LongestForm)
        {
            context.Response.StatusCode = context.Request.HasFormContentType ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        var form = await context.Request.ReadFormAsync(cancellationToken);
        var citizen = await cookie.ReadAsync(context);
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await writer.WriteAsync(context, citizen, Stale, form["text"].ToString(), cancellationToken);
            return;
        }

        if (form.ContainsKey("restart"))
        {
            ChatCookie.Delete(context);
            SeeOther(context, IsLarge(context) ? "/chat?large" : "/chat");
            return;
        }

        citizen ??= cookie.NewCitizen();
        cookie.Write(context, citizen);
        await turn.TakeAsync(citizen, form["text"].ToString(), MessageId(form), cancellationToken);
        SeeOther(context, IsLarge(context) ? "/chat?large#latest" : "/chat#latest");
    }

    /// <summary>A form sent twice by an impatient finger is one message; another text from the same page is another.</summary>
    private static string MessageId(IFormCollection form) =>
        $"form-{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{form["once"]}\n{form["text"]}")))[..24]}";

    private static void SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }
}
