using ChatAssist.Conversations;
using ChatAssist.Fakes.Zalo;
using ChatAssist.Handoffs;
using ChatAssist.Tests.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Zalo;

/// <summary>What goes out to Zalo: as it is shown there, within the window, and what is done when Zalo refuses.</summary>
public sealed class SendingTests : IAsyncLifetime
{
    private const string Send = "/v3.0/oa/message/cs";

    private ZaloTown _town = null!;

    public async Task InitializeAsync() => _town = await ZaloTown.StartAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Choices_come_as_numbers_and_as_buttons_and_both_work()
    {
        var answer = (await _town.AskAsync("đăng ký tạm trú", answers: 2))[^1];
        Assert.DoesNotContain("**", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Nguồn: ", answer.Text, StringComparison.Ordinal);
        Assert.Matches(@"trả lời một số từ 1 đến 6:\n1\. ", answer.Text);
        Assert.Equal((5, "Gặp người hỗ trợ"), (answer.Buttons.Count, answer.Buttons[^1].Title));
        var number = answer.Text.Split('\n').Single(line => line.EndsWith(". Lệ phí", StringComparison.Ordinal)).Split('.')[0];

        var byNumber = (await _town.AskAsync(number))[^1];
        Assert.Contains("phí", byNumber.Text, StringComparison.OrdinalIgnoreCase);
        await _town.AskAsync("đăng ký tạm trú");
        var before = _town.Answers().Count;
        _town.Zalo.Phone.Press(ZaloTown.Citizen, answer.Buttons.Single(button => button.Title == "Lệ phí"));
        await _town.UntilAnswersAsync(before + 1);
        Assert.Equal(byNumber.Text, _town.Answers()[^1].Text);
    }

    [Fact]
    public async Task The_numbers_under_the_greeting_work_as_well()
    {
        _town.Zalo.Phone.Follow(ZaloTown.Citizen);
        await _town.UntilAnswersAsync(1);
        Assert.Contains("2. Đăng ký tạm trú", _town.Answers()[0].Text, StringComparison.Ordinal);
        Assert.Contains("tạm trú", (await _town.AskAsync("2"))[0].Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Buttons_that_Zalo_does_not_take_are_left_out_and_the_numbers_stay()
    {
        await _town.AskAsync("cảm ơn", answers: 2);
        _town.Zalo.World.Errors.Add(Send, new InjectedError(-201));
        var answer = (await _town.AskAsync("đăng ký tạm trú"))[0];
        Assert.Empty(answer.Buttons);
        Assert.Contains("trả lời một số từ 1 đến", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-32)]
    [InlineData(-216)]
    [InlineData(-220)]
    [InlineData(-200)]
    public async Task What_passes_is_tried_again_and_said_once(int code)
    {
        await _town.AskAsync("cảm ơn", answers: 2);
        _town.Zalo.World.Errors.Add(Send, new InjectedError(code));
        Assert.Single(await _town.AskAsync("chào em"));
        await _town.SettleAsync();
        Assert.Equal(3, _town.Answers().Count);
        Assert.Equal(0, _town.Zalo.World.Tokens.Reuses);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(401)]
    public async Task A_status_without_a_code_is_trouble_that_passes(int status)
    {
        await _town.AskAsync("cảm ơn", answers: 2);
        _town.Zalo.World.Errors.Add(Send, new InjectedError(Status: status));
        _town.Zalo.Phone.Say(ZaloTown.Citizen, "chào em");
        await Eventually.TrueAsync(async () =>
        {
            await using var db = await _town.Node.OpenDatabaseAsync();
            _town.Advance(TimeSpan.FromSeconds(5));
            return await db.Deliveries.AllAsync(delivery => delivery.SentAt != null) && _town.Answers().Count == 3;
        });
    }

    [Theory]
    [InlineData(-227)]
    [InlineData(-213)]
    [InlineData(-211)]
    [InlineData(-248)]
    public async Task What_will_never_get_through_is_given_up_aloud(int code)
    {
        await _town.AskAsync("cảm ơn", answers: 2);
        _town.Zalo.World.Errors.Add(Send, new InjectedError(code), times: 2);
        _town.Zalo.Phone.Say(ZaloTown.Citizen, "chào em");
        await _town.SettleAsync();
        await using var db = await _town.Node.OpenDatabaseAsync();
        Assert.Equal(HandoffReason.DeliveryFailed, (await db.Handoffs.SingleAsync()).Reason);
        Assert.Contains($"{code}", (await db.Deliveries.SingleAsync(delivery => delivery.GivenUpAt != null)).Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_account_is_disabled_what_is_to_be_sent_waits_and_health_says_so()
    {
        await _town.AskAsync("cảm ơn", answers: 2);
        _town.Zalo.World.Accounts[World.OaId].IsDisabled = true;
        _town.Zalo.Phone.Say(ZaloTown.Citizen, "chào em");
        await Eventually.TrueAsync(async () => (await HealthAsync()).Contains("the account is disabled", StringComparison.Ordinal));
        _town.Zalo.World.Accounts[World.OaId].IsDisabled = false;
        _town.Advance(TimeSpan.FromMinutes(6));
        await _town.UntilAnswersAsync(3);
        Assert.DoesNotContain("disabled", await HealthAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_of_20_minutes_costs_time_and_nothing_else()
    {
        await _town.AskAsync("cảm ơn", answers: 2);
        _town.Zalo.World.Errors.IsDown = true;
        _town.Zalo.Phone.Say(ZaloTown.Citizen, "chào em");
        for (var minute = 0; minute < 20; minute++)
        {
            _town.Advance(TimeSpan.FromMinutes(1));
            await Eventually.TrueAsync(async () =>
            {
                await using var db = await _town.Node.OpenDatabaseAsync();
                return await db.Deliveries.AnyAsync(delivery => delivery.Trouble != null && delivery.DueAt > _town.Node.Clock.GetUtcNow());
            });
        }

        _town.Zalo.World.Errors.IsDown = false;
        _town.Advance(TimeSpan.FromMinutes(1));
        await _town.UntilAnswersAsync(3);
        await using var after = await _town.Node.OpenDatabaseAsync();
        Assert.False(await after.Handoffs.AnyAsync());
    }

    [Theory]
    [InlineData(49, false)]
    [InlineData(170, true)]
    public async Task Nothing_is_sent_outside_of_the_window(int hours, bool paid)
    {
        await using var town = await ZaloTown.StartAsync(isConnected: true, ("Zalo:PaidReplies", paid ? "true" : "false"), ("Conversations:IdleMinutes", "0"));
        await town.AskAsync("cảm ơn", answers: 2);
        town.Zalo.World.Errors.IsDown = true;
        town.Zalo.Phone.Say(ZaloTown.Citizen, "chào em");
        await Eventually.TrueAsync(async () =>
        {
            await using var db = await town.Node.OpenDatabaseAsync();
            return await db.Deliveries.AnyAsync(delivery => delivery.Trouble != null);
        });
        town.Advance(TimeSpan.FromHours(hours));
        town.Zalo.World.Errors.IsDown = false;
        await town.SettleAsync();
        Assert.Equal(2, town.Answers().Count);
        Assert.Empty(town.Zalo.World.Refusals);
        await using var after = await town.Node.OpenDatabaseAsync();
        Assert.Equal(HandoffReason.DeliveryFailed, (await after.Handoffs.SingleAsync()).Reason);
    }

    [Fact]
    public async Task Paid_replies_go_out_until_the_seventh_day()
    {
        await using var town = await ZaloTown.StartAsync(isConnected: true, ("Zalo:PaidReplies", "true"), ("Conversations:IdleMinutes", "0"));
        await town.AskAsync("cảm ơn", answers: 2);
        town.Zalo.World.Accounts[World.OaId].PaidMessages = 1;
        town.Zalo.World.Errors.IsDown = true;
        town.Zalo.Phone.Say(ZaloTown.Citizen, "chào em");
        await Eventually.TrueAsync(async () =>
        {
            await using var db = await town.Node.OpenDatabaseAsync();
            return await db.Deliveries.AnyAsync(delivery => delivery.Trouble != null);
        });
        town.Advance(TimeSpan.FromHours(60));
        town.Zalo.World.Errors.IsDown = false;
        await town.UntilAnswersAsync(3);
        Assert.Equal(0, town.Zalo.World.Accounts[World.OaId].PaidMessages);
    }

    private async Task<string> HealthAsync()
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(_town.WebhookUrl.Replace("/zalo/webhook", "/health/ready", StringComparison.Ordinal)));
    }
}
