using ChatAssist.Conversations;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.Zalo;

/// <summary>What is done with each kind of event; all is stored when it returns.</summary>
internal sealed class ZaloInbox(
    MessageInbox inbox,
    ConversationStart start,
    ZaloMessageReader reader,
    SharedNumbers numbers,
    ZaloEchoes echoes,
    ZaloCourtesies courtesies,
    DbWriter writer,
    IOptions<ZaloOptions> options,
    TimeProvider clock,
    ILogger<ZaloInbox> logger)
{
    private static readonly string[] s_noted =
    [
        "unfollow", "user_seen_message", "user_received_message", "user_click_chatnow", "add_user_to_tag", "remove_user_from_tag", "remove_tag",
        "user_reacted_message", "user_feedback", "change_template_status", "change_oa_daily_quota",
    ];

    public async Task TakeAsync(ZaloAccount account, ZaloEvent received)
    {
        if (received.At is { } at && clock.GetUtcNow() - at > TimeSpan.FromDays(options.Value.OldestDays))
        {
            ZaloMetrics.Refused("too_old");
            return;
        }

        switch (received.Name)
        {
            case "user_send_group_text" or "user_send_group_image":
                ZaloMetrics.Event("group", "ignored");
                break;
            case var name when name.StartsWith("user_send_", StringComparison.Ordinal) && received.SenderId.Length > 0 && received.RecipientId == account.OaId:
                await ReceiveAsync(account, received);
                break;
            case "user_submit_info" when received.SenderId.Length > 0:
                await ReceiveAsync(account, received);
                break;
            case "follow" when received.FollowerId.Length > 0:
                await FollowAsync(account, received);
                break;
            case var name when name.StartsWith("oa_send_", StringComparison.Ordinal) && received.SenderId == account.OaId && received.RecipientId.Length > 0:
                ZaloMetrics.Event("oa_send", await echoes.TakeAsync(account, received));
                break;
            case var name when s_noted.Contains(name):
                ZaloMetrics.Event(name, "noted");
                break;
            default:
                ZaloMetrics.Event("unknown", "ignored");
                logger.LogDebug("An event of Zalo that is not known is let go by: {Event}", received.Name.Length > 64 ? "…" : received.Name);
                break;
        }
    }

    private async Task ReceiveAsync(ZaloAccount account, ZaloEvent received)
    {
        var message = await numbers.AsAskedAsync(reader.Read(account, received), received);
        if (await inbox.ReceiveAsync(message) is not { } stored)
        {
            await BeginAsync(account, message.ConversationId, received.SenderId);
            stored = await inbox.ReceiveAsync(message) ?? throw new InvalidOperationException("A conversation that has just begun is gone.");
        }

        ZaloMetrics.Event(ZaloMessageReader.KindOf(received.Name), stored.IsRepeat ? "repeated" : "stored");
        if (!stored.IsRepeat && received.MessageId.Length > 0)
        {
            courtesies.AddReceipt(account, received.SenderId, received.MessageId);
        }
    }

    private async Task FollowAsync(ZaloAccount account, ZaloEvent received)
    {
        var conversationId = ZaloConversation.Id(account.OaId, received.FollowerId);
        await BeginAsync(account, conversationId, received.FollowerId);
        var at = received.At ?? clock.GetUtcNow();
        await writer.ChangeAsync(conversationId, group =>
        {
            if (group.Conversation(conversationId) is { } conversation && !(conversation.LastInteractionAt > at))
            {
                conversation.LastInteractionAt = at;
            }

            return true;
        });
        ZaloMetrics.Event("follow", "stored");
    }

    private async Task BeginAsync(ZaloAccount account, Guid conversationId, string citizenId)
    {
        if (await start.BeginAsync(conversationId, account.Channel, citizenId))
        {
            courtesies.AddCitizen(account, citizenId);
        }
    }
}
