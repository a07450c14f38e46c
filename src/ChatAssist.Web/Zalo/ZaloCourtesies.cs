using System.Text.Json.Nodes;
using System.Threading.Channels;
using ChatAssist.Answering;
using ChatAssist.Conversations;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.Zalo;

/// <summary>What is nice to have and nobody waits for: a citizen's shown name, a reaction as receipt. Dropped where Zalo is busy or the node stops.</summary>
internal sealed class ZaloCourtesies(ZaloApi api, DbWriter writer, IOptions<ZaloOptions> options, ILogger<ZaloCourtesies> logger) : BackgroundService
{
    private const int MostWaiting = 1_000;
    private const int LongestName = 80;

    private readonly Channel<Func<CancellationToken, Task>> _waiting =
        Channel.CreateBounded<Func<CancellationToken, Task>>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Asks once what the citizen is called there.</summary>
    public void AddCitizen(ZaloAccount account, string citizenId) =>
        _waiting.Writer.TryWrite(cancellationToken => FetchNameAsync(account, citizenId, cancellationToken));

    public void AddReceipt(ZaloAccount account, string citizenId, string messageId)
    {
        if (options.Value.ReceiptIcon.Length > 0)
        {
            _waiting.Writer.TryWrite(cancellationToken => api.PostAsync(account, "/v2.0/oa/message", new JsonObject
            {
                ["recipient"] = new JsonObject { ["user_id"] = citizenId },
                ["sender_action"] = new JsonObject { ["react_icon"] = options.Value.ReceiptIcon, ["react_message_id"] = messageId },
            }, cancellationToken));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var courtesy in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await courtesy(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogDebug(exception, "A courtesy to a citizen was left out");
            }
        }
    }

    private async Task FetchNameAsync(ZaloAccount account, string citizenId, CancellationToken cancellationToken)
    {
        var result = await api.GetAsync(account, "/v3.0/oa/user/detail", new JsonObject { ["user_id"] = citizenId }, cancellationToken);
        if (MessageText.Tidy(ZaloEvent.Text(result.Data, "display_name")) is not { Length: > 0 } name)
        {
            return;
        }

        var conversationId = ZaloConversation.Id(account.OaId, citizenId);
        await writer.ChangeAsync(conversationId, group =>
        {
            if (group.Conversation(conversationId) is { } conversation)
            {
                conversation.CitizenName = ZaloText.Shorten(name.Replace('\n', ' '), LongestName);
            }

            return true;
        });
    }
}
