using ChatAssist.Conversations;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.WebChat;

/// <summary>A turn by form: says something and waits a while for the answer.</summary>
internal sealed class WebTurn(
    ConversationStart start, MessageInbox inbox, MessageOutbox outbox, ConversationSignals signals, IOptions<WebChatOptions> options, TimeProvider clock)
{
    public async Task TakeAsync(ChatToken citizen, string text, string messageId, CancellationToken cancellationToken)
    {
        var conversationId = citizen.ConversationId;
        await start.BeginAsync(conversationId, DirectLineApi.Channel, citizen.CitizenId);
        using var watch = signals.Watch(conversationId);
        var payload = ActivityWriter.ToJson(new System.Text.Json.Nodes.JsonObject
        {
            ["from"] = new System.Text.Json.Nodes.JsonObject { ["id"] = citizen.CitizenId, ["name"] = "", ["role"] = "user" },
        });
        await inbox.ReceiveAsync(
            new IncomingMessage(DirectLineApi.Channel, conversationId, $"{conversationId:N}/{messageId}", text, Payload: payload));
        await WaitForAnswerAsync(conversationId, watch, cancellationToken);
    }

    private async Task WaitForAnswerAsync(Guid conversationId, Watch watch, CancellationToken cancellationToken)
    {
        using var longEnough = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.AnswerWaitSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, longEnough.Token);
        try
        {
            while (await outbox.IsAnswerDueAsync(conversationId, either.Token))
            {
                await watch.WaitAsync(either.Token);
            }
        }
        catch (OperationCanceledException) when (longEnough.IsCancellationRequested)
        {
            // The page then says that the answer is on its way.
        }
    }
}
