using ChatAssist.Conversations;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ChatAssist.Web.WebChat;

/// <summary>Takes the words that come with a picture or file and lets the file itself go by unread: it is answered kindly, not kept.</summary>
internal static class DirectLineUpload
{
    private const int LongestUpload = 20 * 1024 * 1024;
    private const int LongestActivity = 64 * 1024;
    private const int MostParts = 20;

    public static void MapDirectLineUpload(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v3/directline/conversations/{conversationId}/upload", UploadAsync)
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LongestUpload))
        .RequireRateLimiting(RateLimits.PerConversation);

    private static async Task<IResult> UploadAsync(
        HttpContext context, string conversationId, DirectLineAccess access, MessageInbox inbox, CancellationToken cancellationToken)
    {
        var (caller, refusal) = await access.CheckAsync(context, conversationId);
        if (caller is null)
        {
            return refusal!;
        }

        if (context.Request.ContentLength > LongestUpload)
        {
            return DirectLineError.TooLarge(LongestUpload);
        }

        try
        {
            var (activity, files) = await ReadAsync(context.Request, caller, cancellationToken);
            activity = activity with { Attachments = Math.Max(1, Math.Max(activity.Attachments, files)) };
            return await DirectLineApi.ReceiveAsync(activity, caller.ConversationId, inbox, cancellationToken);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            return DirectLineError.BadArgument(exception.Message);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            return DirectLineError.BadArgument("The upload ended before its end.");
        }
    }

    private static async Task<(SentActivity Activity, int Files)> ReadAsync(HttpRequest request, ChatToken caller, CancellationToken cancellationToken)
    {
        var activity = ActivityReader.ForFile(caller);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            // The file alone, without an activity.
            return (activity, 1);
        }

        var files = 0;
        var parts = new MultipartReader(boundary, request.Body);
        for (var count = 0; count < MostParts && await parts.ReadNextSectionAsync(cancellationToken) is { } part; count++)
        {
            if (part.ContentType?.StartsWith("application/vnd.microsoft.activity", StringComparison.OrdinalIgnoreCase) == true)
            {
                activity = ActivityReader.Read(await RequestBody.ReadAsync(part.Body, LongestActivity, cancellationToken) ?? throw new FormatException("The activity is too long."), caller);
            }
            else
            {
                files++;
            }
        }

        return (activity, files);
    }
}
