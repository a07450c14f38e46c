using System.Net;
using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.Faults;

/// <summary>A channel that is slow, busy, broken or gone: nothing is lost, nothing overtakes, and what cannot be delivered is told.</summary>
public sealed class ChannelTests : IAsyncLifetime
{
    private const string Channel = "pushed";

    private readonly ChatServer _server = new();
    private ChannelServer _channel = null!;

    public async Task InitializeAsync()
    {
        _channel = await ChannelServer.StartAsync();
        _server.Services = services => services.AddSingleton<IChannel>(_ => new HttpChannel(Channel, _channel.Address));
    }

    public async Task DisposeAsync()
    {
        await _server.StopAsync();
        _server.Dispose();
        await _channel.DisposeAsync();
    }

    [Fact]
    public async Task Replies_go_out_once_and_in_order()
    {
        var conversation = await BeginAsync();
        await SayAsync(conversation, "cảm ơn", "chào em", "tạm biệt");
        await UntilReceivedAsync(4);
        Assert.Equal(_channel.Received.Select(sent => sent.Sequence).Order(), _channel.Received.Select(sent => sent.Sequence));
        Assert.Equal(_channel.Received.Count, _channel.Attempts.Count);
        // The channel has it before we have noted that it has.
        await using var db = await _server.OpenDatabaseAsync();
        await Eventually.TrueAsync(() => db.Deliveries.AllAsync(delivery => delivery.ChannelMessageId != null && delivery.ChannelMessageId.StartsWith("sent-")));
    }

    [Fact]
    public async Task A_busy_channel_is_tried_again_when_it_asked_for_and_nothing_overtakes_what_waits()
    {
        var conversation = await BeginAsync();
        await UntilReceivedAsync(1);
        _channel.NextRefuses(HttpStatusCode.TooManyRequests, retryAfterSeconds: 2);
        _channel.NextRefuses(HttpStatusCode.InternalServerError);
        await SayAsync(conversation, "cảm ơn", "chào em");
        await UntilReceivedAsync(3);
        var sequences = _channel.Received.Select(sent => sent.Sequence).ToList();
        Assert.Equal(sequences.Order(), sequences);
        Assert.Equal(5, _channel.Attempts.Count);
    }

    [Fact]
    public async Task Another_conversation_does_not_wait_for_one_that_is_stuck()
    {
        var stuck = await BeginAsync();
        await UntilReceivedAsync(1);
        _channel.NextRefuses(HttpStatusCode.TooManyRequests, retryAfterSeconds: 600);
        await SayAsync(stuck, "cảm ơn");
        await Eventually.TrueAsync(() => Task.FromResult(_channel.Attempts.Count == 2));
        var other = await BeginAsync();
        await SayAsync(other, "cảm ơn");
        await Eventually.TrueAsync(() => Task.FromResult(_channel.Received.Count(sent => sent.Conversation == other) == 2));
        Assert.DoesNotContain(_channel.Received.Skip(1), sent => sent.Conversation == stuck);
        _server.Clock.Advance(TimeSpan.FromSeconds(601));
        await Eventually.TrueAsync(() => Task.FromResult(_channel.Received.Count(sent => sent.Conversation == stuck) == 2));
    }

    [Fact]
    public async Task What_is_refused_for_good_is_told_to_a_person_and_the_next_goes_out()
    {
        var conversation = await BeginAsync();
        await UntilReceivedAsync(1);
        _channel.NextRefuses(HttpStatusCode.Forbidden);
        await SayAsync(conversation, "cảm ơn", "chào em");
        await UntilReceivedAsync(2);
        await using var db = await _server.OpenDatabaseAsync();
        var handoff = await db.Handoffs.SingleAsync();
        Assert.Equal((HandoffReason.DeliveryFailed, conversation), (handoff.Reason, handoff.ConversationId));
        var givenUp = await db.Deliveries.SingleAsync(delivery => delivery.GivenUpAt != null);
        Assert.Equal((handoff.Sequence, "refused for good"), (givenUp.Sequence, givenUp.Trouble));
    }

    [Fact]
    public async Task What_was_not_sent_before_a_restart_is_sent_after_it()
    {
        var conversation = await BeginAsync();
        await UntilReceivedAsync(1);
        _channel.NextRefuses(HttpStatusCode.ServiceUnavailable, retryAfterSeconds: 1);
        await SayAsync(conversation, "cảm ơn");
        await Eventually.TrueAsync(() => Task.FromResult(_channel.Attempts.Count == 2));
        await _server.StopAsync();
        // Had the server stopped before it noted the refusal, the delivery would be its own for half a minute.
        _server.Clock.Advance(TimeSpan.FromSeconds(31));
        _ = _server.Running.Services;
        await UntilReceivedAsync(2);
    }

    [Fact]
    public async Task A_channel_that_is_slow_holds_up_nobody_else_and_is_tried_again()
    {
        var slow = await BeginAsync();
        await UntilReceivedAsync(1);
        var wasGivenUp = new TaskCompletionSource();
        _channel.Next(async context =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ContinueWith(_ => wasGivenUp.SetResult(), TaskScheduler.Default);
        });
        await SayAsync(slow, "cảm ơn");
        await Eventually.TrueAsync(() => Task.FromResult(_channel.Attempts.Count == 2));
        await SayAsync(await BeginAsync(), "cảm ơn");
        await UntilReceivedAsync(3);
        Assert.Single(_channel.Received, sent => sent.Conversation == slow);
        Assert.False(wasGivenUp.Task.IsCompleted);

        await wasGivenUp.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await Eventually.TrueAsync(() => Task.FromResult(_channel.Received.Count(sent => sent.Conversation == slow) == 2));
    }

    [Fact]
    public async Task A_channel_that_is_dead_is_seen_at_health_ready_and_gets_all_in_order_when_it_is_back()
    {
        var conversation = await BeginAsync();
        await UntilReceivedAsync(1);
        await _channel.DisposeAsync();
        await SayAsync(conversation, "cảm ơn", "chào em", "tạm biệt");
        var browser = _server.NewBrowser();
        await Eventually.TrueAsync(async () =>
        {
            // The retries come sooner.
            _server.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await browser.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).Contains("have failed several times", StringComparison.Ordinal);
        });

        _channel = await ChannelServer.StartAsync(_channel.Address);
        await Eventually.TrueAsync(() =>
        {
            _server.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(_channel.Received.Count >= 3);
        });
        var sequences = _channel.Received.Select(sent => sent.Sequence).ToList();
        Assert.Equal(sequences.Distinct().Order(), sequences);
        await Eventually.TrueAsync(async () => (await browser.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).Contains("\"status\":\"Healthy\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_breaks_in_a_way_that_nobody_thought_of_is_given_up_in_the_end_and_the_next_goes_out()
    {
        _server.Settings["Conversations:IdleMinutes"] = "0";
        var conversation = await BeginAsync();
        await UntilReceivedAsync(1);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            _channel.NextRefuses(HttpStatusCode.Ambiguous);
        }

        await SayAsync(conversation, "cảm ơn", "chào em");
        await Eventually.TrueAsync(() =>
        {
            _server.Clock.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult(_channel.Received.Count >= 2);
        });
        await using var db = await _server.OpenDatabaseAsync();
        var givenUp = await db.Deliveries.SingleAsync(delivery => delivery.GivenUpAt != null);
        Assert.Equal(("InvalidOperationException", 10), (givenUp.Trouble, givenUp.Attempts));
        Assert.Equal(HandoffReason.DeliveryFailed, (await db.Handoffs.SingleAsync()).Reason);
    }

    private async Task<Guid> BeginAsync()
    {
        var conversation = Guid.CreateVersion7();
        Assert.True(await _server.Running.Services.GetRequiredService<ConversationStart>().BeginAsync(conversation, Channel, $"citizen-{conversation:N}"));
        return conversation;
    }

    private async Task SayAsync(Guid conversation, params string[] texts)
    {
        var inbox = _server.Running.Services.GetRequiredService<MessageInbox>();
        foreach (var text in texts)
        {
            Assert.NotNull(await inbox.ReceiveAsync(new IncomingMessage(Channel, conversation, $"{conversation:N}/{text}", text)));
        }
    }

    private Task UntilReceivedAsync(int count) => Eventually.TrueAsync(() => Task.FromResult(_channel.Received.Count >= count));
}
