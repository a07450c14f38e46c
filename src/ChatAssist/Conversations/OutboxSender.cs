using System.Threading.Channels;
using ChatAssist.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatAssist.Conversations;

/// <summary>
/// Sends what the outbox holds for channels that are pushed to: in order within a conversation, within the channel's rate,
/// again after trouble, and given up aloud in the end. A crash between sending and noting it sends once more.
/// </summary>
public sealed class OutboxSender(IEnumerable<IChannel> channels, Deliveries deliveries, HandoffDesk desk, TimeProvider clock, ILogger<OutboxSender> logger)
    : BackgroundService
{
    private const int MostAtOnce = 64;
    private static readonly TimeSpan s_lookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestSend = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, Channel<bool>> _news = channels.ToDictionary(
        channel => channel.Name, _ => Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));

    /// <summary>Says that something has been added for a channel.</summary>
    public void Wake(string channel)
    {
        if (_news.TryGetValue(channel, out var news))
        {
            news.Writer.TryWrite(true);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(channels.Select(channel => RunAsync(channel, stoppingToken)));

    private async Task RunAsync(IChannel channel, CancellationToken cancellationToken)
    {
        using var slots = new SemaphoreSlim(MostAtOnce);
        var pace = new Pace(channel.MostASecond, clock);
        var sending = new List<Task>();
        while (!cancellationToken.IsCancellationRequested)
        {
            sending.RemoveAll(task => task.IsCompleted);
            try
            {
                foreach (var delivery in slots.CurrentCount == 0 ? [] : await deliveries.ClaimAsync(channel.Name, slots.CurrentCount, 2 * s_longestSend))
                {
                    await pace.WaitAsync(cancellationToken);
                    await slots.WaitAsync(cancellationToken);
                    sending.Add(SendAsync(channel, delivery, slots, cancellationToken));
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "What is to be sent through {Channel} could not be read; it is tried again", channel.Name);
            }

            await WaitForNewsAsync(channel.Name, cancellationToken);
        }

        await Task.WhenAll(sending);
    }

    private async Task WaitForNewsAsync(string channel, CancellationToken cancellationToken)
    {
        using var longEnough = new CancellationTokenSource(s_lookAgain, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, longEnough.Token);
        try
        {
            await _news[channel].Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Retries fall due without news.
        }
    }

    private async Task SendAsync(IChannel channel, ClaimedDelivery delivery, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        try
        {
            using var activity = Telemetry.Traces.StartActivity("deliver");
            activity?.SetTag("channel", channel.Name);
            var outcome = await TryAsync(channel, delivery, cancellationToken);
            if (outcome is null)
            {
                return;
            }

            var givenUp = await deliveries.NoteAsync(delivery, outcome, (db, sequence) =>
                desk.Add(db, delivery.Message.Message.ConversationId, HandoffReason.DeliveryFailed, sequence));
            Telemetry.Delivered(channel.Name, givenUp ? "given_up" : outcome.Kind == DeliveryOutcomeKind.Sent ? "sent" : "later");
            if (givenUp)
            {
                logger.LogError(
                    "Message {Sequence} of conversation {ConversationId} could not be delivered: {Trouble}",
                    delivery.Message.Message.Sequence, delivery.Message.Message.ConversationId, outcome.Trouble);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "A delivery's outcome could not be stored; it is sent again");
        }
        finally
        {
            slots.Release();
            Wake(channel.Name);
        }
    }

    /// <returns>Null where the server stops; then it is sent after the restart, perhaps a second time.</returns>
    private async Task<DeliveryOutcome?> TryAsync(IChannel channel, ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        using var tooSlow = new CancellationTokenSource(s_longestSend, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooSlow.Token);
        try
        {
            return await channel.SendAsync(delivery.Message, either.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return DeliveryOutcome.Later("no answer in time");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return DeliveryOutcome.Later(exception.Message);
        }
        catch (Exception exception)
        {
            // Nobody thought of it. It counts as an attempt all the same, or it would be tried for ever and hold up what comes after it.
            logger.LogError(exception, "Sending through {Channel} broke; it is tried again", channel.Name);
            return DeliveryOutcome.Later(exception.GetType().Name);
        }
    }
}
