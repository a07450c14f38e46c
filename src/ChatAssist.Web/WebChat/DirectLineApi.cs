using System.Globalization;
using ChatAssist.Conversations;

namespace ChatAssist.Web.WebChat;

/// <summary>Direct Line 3.0's REST calls: begin, come back, say, read.</summary>
internal static class DirectLineApi
{
    public const string Channel = "webchat";

    private const int LongestActivity = 64 * 1024;
    private const int MostMessagesAtOnce = 1_000;

    public static void MapDirectLineApi(this IEndpointRouteBuilder routes)
    {
        var conversations = routes.MapGroup("/v3/directline/conversations");
        conversations.MapPost("", BeginAsync);
        conversations.MapGet("/{conversationId}", ReturnAsync);
        conversations.MapGet("/{conversationId}/activities", ReadAsync);
        conversations.MapPost("/{conversationId}/activities", SayAsync).RequireRateLimiting(RateLimits.PerConversation);
        routes.MapGet("/v3/directline/session/getsessionid", () => DirectLineError.Of(404, "NotSupported", "There are no sign-in cards."));
    }

    private static async Task<IResult> BeginAsync(
        HttpContext context, DirectLineAccess access, ChatTokens tokens, ConversationStart start, TimeProvider clock, CancellationToken cancellationToken)
    {
        ChatToken? caller;
        if (access.IsSecret(context))
        {
            var body = await DirectLineTokens.ReadAsync(context, cancellationToken);
            var userId = body is { } json && json.TryGetProperty("user", out var user) ? DirectLineTokens.Text(user, "id") : "";
            caller = DirectLineTokens.NewCitizen(clock, [], userId);
        }
        else
        {
            (caller, var refusal) = await access.CheckAsync(context);
            if (caller is null)
            {
                return refusal!;
            }
        }

        var isNew = await start.BeginAsync(caller.ConversationId, Channel, caller.CitizenId);
        return Conversation(context, tokens, caller, "-", isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ReturnAsync(
        HttpContext context, string conversationId, string? watermark, DirectLineAccess access, ChatTokens tokens, ConversationStart start, CancellationToken cancellationToken)
    {
        var (caller, refusal) = await access.CheckAsync(context, conversationId);
        if (caller is null)
        {
            return refusal!;
        }

        if (!Watermark.TryParse(watermark, out var after))
        {
            return Watermark.Refusal;
        }

        return await start.HasBegunAsync(caller.ConversationId, cancellationToken)
            ? Conversation(context, tokens, caller, Watermark.Write(after), StatusCodes.Status200OK)
            : DirectLineError.UnknownConversation();
    }

    private static async Task<IResult> ReadAsync(
        HttpContext context, string conversationId, string? watermark, DirectLineAccess access, ConversationStart start, MessageOutbox outbox, CancellationToken cancellationToken)
    {
        var (caller, refusal) = await access.CheckAsync(context, conversationId);
        if (caller is null)
        {
            return refusal!;
        }

        if (!Watermark.TryParse(watermark, out var after))
        {
            return Watermark.Refusal;
        }

        var messages = await outbox.ReadAsync(caller.ConversationId, after, MostMessagesAtOnce, cancellationToken);
        if (messages.Count == 0 && !await start.HasBegunAsync(caller.ConversationId, cancellationToken))
        {
            return DirectLineError.UnknownConversation();
        }

        return Results.Bytes(ActivityWriter.Group(messages, messages.Count == 0 ? after : messages[^1].Sequence), "application/json; charset=utf-8");
    }

    private static async Task<IResult> SayAsync(
        HttpContext context, string conversationId, DirectLineAccess access, MessageInbox inbox, CancellationToken cancellationToken)
    {
        var (caller, refusal) = await access.CheckAsync(context, conversationId);
        if (caller is null)
        {
            return refusal!;
        }

        if (await RequestBody.ReadAsync(context.Request, LongestActivity, cancellationToken) is not { } body)
        {
            return DirectLineError.TooLarge(LongestActivity);
        }

        try
        {
            return await ReceiveAsync(ActivityReader.Read(body, caller), caller.ConversationId, inbox, cancellationToken);
        }
        catch (FormatException exception)
        {
            return DirectLineError.BadArgument(exception.Message);
        }
    }

    public static async Task<IResult> ReceiveAsync(SentActivity activity, Guid conversationId, MessageInbox inbox, CancellationToken cancellationToken)
    {
        if (activity.Type.Length == 0)
        {
            return DirectLineError.MissingProperty("type");
        }

        if (activity.Type == "typing")
        {
            return Results.Json(new { id = $"{conversationId:N}|typing" });
        }

        var received = await inbox.ReceiveAsync(IncomingActivity.ToMessage(activity, conversationId));
        return received is null
            ? DirectLineError.UnknownConversation()
            : Results.Json(new { id = ActivityWriter.Id(conversationId, received.Sequence) });
    }

    private static IResult Conversation(HttpContext context, ChatTokens tokens, ChatToken caller, string watermark, int status)
    {
        var id = caller.ConversationId.ToString("N", CultureInfo.InvariantCulture);
        var scheme = context.Request.IsHttps ? "wss" : "ws";
        var stream = $"{scheme}://{context.Request.Host}{context.Request.PathBase}/v3/directline/conversations/{id}/stream";
        return Results.Json(
            new
            {
                conversationId = id,
                token = tokens.Issue(TokenPurpose.DirectLine, caller),
                expires_in = DirectLineTokens.ExpiresIn,
                streamUrl = $"{stream}?watermark={watermark}&t={tokens.Issue(TokenPurpose.Stream, caller)}",
                referenceGrammarId = id,
            },
            statusCode: status);
    }
}
