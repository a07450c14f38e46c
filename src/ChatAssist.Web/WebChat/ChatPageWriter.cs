using System.Security.Cryptography;
using ChatAssist.Conversations;
using Microsoft.AspNetCore.Antiforgery;

namespace ChatAssist.Web.WebChat;

/// <summary>Gathers what the page shows to one citizen and sends it.</summary>
internal sealed class ChatPageWriter(ChatPageHtml html, ChatCookie cookie, MessageOutbox outbox, IAntiforgery antiforgery)
{
    private const int MostMessages = 1_000;

    public async Task WriteAsync(HttpContext context, ChatToken? citizen, string notice, string draft, CancellationToken cancellationToken)
    {
        // Asked before what there is to show is read: an answer that comes in between is then shown, and never neither.
        var isAnswerDue = citizen is not null && await outbox.IsAnswerDueAsync(citizen.ConversationId, cancellationToken);
        var messages = citizen is null ? [] : await outbox.ReadAsync(citizen.ConversationId, 0, MostMessages, cancellationToken);
        var shown = messages.Where(message => message.Kind is MessageKind.Text or MessageKind.Event).ToList();
        var isLarge = ChatPage.IsLarge(context);
        var content = new ChatPageContent(
            shown,
            isAnswerDue,
            messages.Count > 0 ? cookie.Token(citizen!) : "",
            HiddenFields(context, isLarge),
            notice,
            draft,
            isLarge);
        SecurityHeaders.AddPagePolicy(context);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html.Write(content), cancellationToken);
    }

    private string HiddenFields(HttpContext context, bool isLarge)
    {
        var token = antiforgery.GetAndStoreTokens(context);
        return $"<input type=\"hidden\" name=\"{token.FormFieldName}\" value=\"{Html.Text(token.RequestToken)}\">"
            + $"<input type=\"hidden\" name=\"once\" value=\"{RandomNumberGenerator.GetHexString(16, lowercase: true)}\">"
            + (isLarge ? $"<input type=\"hidden\" name=\"{ChatPage.Large}\" value=\"1\">" : "");
    }
}
