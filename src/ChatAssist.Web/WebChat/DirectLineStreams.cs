using ChatAssist.Conversations;

namespace ChatAssist.Web.WebChat;

/// <summary>The door to the live stream of a conversation.</summary>
internal static class DirectLineStreams
{
    private const int MostStreamsAConversation = 10;

    public static void MapDirectLineStreams(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v3/directline/conversations/{conversationId}/stream", OpenAsync);

    private static async Task<IResult> OpenAsync(
        HttpContext context,
        string conversationId,
        string? watermark,
        DirectLineAccess access,
        ConversationStart start,
        MessageOutbox outbox,
        ConversationSignals signals,
        StreamPlaces places,
        TimeProvider clock,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken)
    {
        var (caller, refusal) = await access.CheckStreamAsync(context, conversationId);
        if (caller is null)
        {
            return refusal!;
        }

        if (!Watermark.TryParse(watermark, out var after))
        {
            return Watermark.Refusal;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            return DirectLineError.BadArgument("This address is for a WebSocket.");
        }

        if (!await start.HasBegunAsync(caller.ConversationId, cancellationToken))
        {
            return DirectLineError.UnknownConversation();
        }

        if (signals.Watchers(caller.ConversationId) >= MostStreamsAConversation)
        {
            return DirectLineError.TooMany("Too many streams are open for this conversation.");
        }

        using var place = places.Take(context);
        if (place is null)
        {
            return DirectLineError.TooMany("Too many streams are open for this address.");
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await new DirectLineStream(socket, caller.ConversationId, outbox, signals, clock).RunAsync(after, lifetime.ApplicationStopping);
        return Results.Empty;
    }
}
