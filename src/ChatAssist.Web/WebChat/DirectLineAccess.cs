using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.WebChat;

/// <summary>Decides who may do what: a token opens its own conversation only, the secret opens all.</summary>
public sealed class DirectLineAccess(ChatTokens tokens, IOptions<WebChatOptions> options)
{
    private const string Scheme = "Bearer ";

    /// <summary>Checks a call on one conversation.</summary>
    public async Task<(ChatToken? Caller, IResult? Refusal)> CheckAsync(HttpContext context, string conversationId)
    {
        if (IsSecret(context))
        {
            return Guid.TryParseExact(conversationId, "N", out var id) ? (new ChatToken(id, "", []), null) : (null, DirectLineError.UnknownConversation());
        }

        var (caller, refusal) = await CheckAsync(context);
        return caller is not null && caller.ConversationId.ToString("N") != conversationId
            ? (null, DirectLineError.Forbidden("The token belongs to another conversation."))
            : (caller, refusal);
    }

    /// <summary>Checks a call that names no conversation but by its token.</summary>
    public async Task<(ChatToken? Caller, IResult? Refusal)> CheckAsync(HttpContext context)
    {
        if (Bearer(context) is not { Length: > 0 } bearer)
        {
            return (null, DirectLineError.NoToken());
        }

        var caller = await tokens.ReadAsync(TokenPurpose.DirectLine, bearer);
        if (caller is null)
        {
            return (null, DirectLineError.TokenRefused());
        }

        return IsFromItsPage(context, caller) ? (caller, null) : (null, DirectLineError.Forbidden("The token was made for another site."));
    }

    /// <summary>Checks the opening of a stream, whose token stands in the address.</summary>
    public async Task<(ChatToken? Caller, IResult? Refusal)> CheckStreamAsync(HttpContext context, string conversationId)
    {
        var caller = await tokens.ReadAsync(TokenPurpose.Stream, context.Request.Query["t"].ToString());
        return caller is not null && caller.ConversationId.ToString("N") == conversationId && IsFromItsPage(context, caller)
            ? (caller, null)
            : (null, DirectLineError.TokenRefused());
    }

    public bool IsSecret(HttpContext context) =>
        options.Value.Secret.Length > 0 && Bearer(context) is { } bearer
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(bearer), Encoding.UTF8.GetBytes(options.Value.Secret));

    public static bool HasBearer(HttpContext context) => Bearer(context) is { Length: > 0 };

    /// <summary>Programs send no origin and browsers cannot leave theirs out where it matters.</summary>
    private static bool IsFromItsPage(HttpContext context, ChatToken token) =>
        token.Origins.Count == 0 || context.Request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || token.Origins.Contains(origin));

    private static string? Bearer(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is var header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
}
