using ChatAssist.Conversations;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.Zalo;

/// <summary>The way out to the citizens of one Official Account, within its window, limits and token.</summary>
internal sealed class ZaloChannel(
    ZaloAccount account, ZaloApi api, ZaloMessageWriter messages, ZaloAlarms alarms, IOptions<ZaloOptions> options, TimeProvider clock, ILogger<ZaloChannel> logger) : IChannel
{
    private const string Send = "/v3.0/oa/message/cs";

    private static readonly TimeSpan s_whenSomebodyHasSeenToIt = TimeSpan.FromMinutes(5);

    public string Name => account.Channel;

    public int MostASecond => options.Value.MessagesPerSecond;

    public TimeSpan? Window => options.Value.PaidReplies ? ZaloWindow.Open : ZaloWindow.Free;

    public async Task<DeliveryOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        switch (ZaloWindow.StateOf(message.LastInteractionAt, clock.GetUtcNow()))
        {
            case ZaloWindowState.Closed:
                return DeliveryOutcome.GiveUp("the citizen was last seen more than 7 days ago");
            case ZaloWindowState.Paid when !options.Value.PaidReplies:
                return DeliveryOutcome.GiveUp("the citizen was last seen more than 48 hours ago, and Zalo:PaidReplies is off");
        }

        var texts = messages.TextsOf(message.Message);
        string? messageId = null;
        for (var part = message.PartsSent; part < texts.Count; part++)
        {
            var isLast = part == texts.Count - 1;
            var result = await SendAsync(message, texts[part], withButtons: isLast && messages.HasButtons(message.Message), cancellationToken);
            if (result.Trouble is not null || result.Error != 0)
            {
                return OutcomeOf(result, message.Attempt) with { PartsSent = part, ChannelMessageId = messageId };
            }

            alarms.Clear(account);
            messageId = ZaloEvent.Text(result.Data, "message_id");
        }

        if (messages.ContactCard(message.CitizenId, message.Message) is { } card)
        {
            // The words before it have asked already: without the card the number is typed.
            await api.PostAsync(account, Send, card, cancellationToken);
        }

        return DeliveryOutcome.Sent(messageId) with { PartsSent = texts.Count };
    }

    private async Task<ZaloResult> SendAsync(OutgoingMessage message, string text, bool withButtons, CancellationToken cancellationToken)
    {
        var result = await api.PostAsync(account, Send, ZaloMessageWriter.Write(message.CitizenId, text, withButtons ? message.Message.Answer!.Suggestions : []), cancellationToken);
        if (!withButtons || result.Error is not (-201 or -210 or -233 or -244 or -248))
        {
            return result;
        }

        // The choices stand in the text as well: without the buttons they are still there.
        logger.LogWarning("Account {OaId}: {Trouble}; it is sent once more without buttons", account.OaId, ZaloErrors.Describe(result.Error));
        return await api.PostAsync(account, Send, ZaloMessageWriter.Write(message.CitizenId, text, []), cancellationToken);
    }

    private DeliveryOutcome OutcomeOf(ZaloResult result, int attempt)
    {
        if (result.Trouble is { } trouble)
        {
            return DeliveryOutcome.Waiting(trouble, result.RetryAfter + Spread());
        }

        var says = ZaloErrors.Describe(result.Error);
        switch (ZaloErrors.ActionOf(result.Error))
        {
            case ZaloAction.BackOff:
                return DeliveryOutcome.Waiting(says, TimeSpan.FromSeconds(1) + Spread());
            case ZaloAction.Refresh:
                return DeliveryOutcome.Waiting(says, TimeSpan.FromSeconds(2) + Spread());
            case ZaloAction.AtDaytime:
                return DeliveryOutcome.Waiting(says, VietnamNight.UntilMorning(clock.GetUtcNow()) + Spread());
            case ZaloAction.RetryOnce:
                return attempt < 2 ? DeliveryOutcome.Later(says) : DeliveryOutcome.GiveUp(says);
            case ZaloAction.Hold:
                alarms.Raise(account, says);
                return DeliveryOutcome.Waiting(says, s_whenSomebodyHasSeenToIt + Spread());
            case ZaloAction.GiveUpAloud:
                alarms.Raise(account, says);
                return DeliveryOutcome.GiveUp(says);
            default:
                return DeliveryOutcome.GiveUp(says);
        }
    }

    /// <summary>So that those who wait do not all come back at once.</summary>
    private static TimeSpan Spread() => TimeSpan.FromSeconds(2 * Random.Shared.NextDouble());
}
