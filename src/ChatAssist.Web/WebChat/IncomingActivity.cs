using ChatAssist.Conversations;

namespace ChatAssist.Web.WebChat;

/// <summary>Makes of an activity the message that the inbox knows.</summary>
internal static class IncomingActivity
{
    public static IncomingMessage ToMessage(SentActivity activity, Guid conversationId) => new(
        DirectLineApi.Channel,
        conversationId,
        // A client chooses its ids, so they are unique within its own conversation at most.
        activity.ClientActivityId is null ? null : $"{conversationId:N}/{activity.ClientActivityId}",
        activity.Attachments == 0 ? activity.Text : $"{activity.Text}\n[tệp đính kèm]",
        activity.Type == "message" ? MessageKind.Text : MessageKind.Event,
        activity.Attachments,
        ActivityWriter.ToJson(activity.Payload));
}
