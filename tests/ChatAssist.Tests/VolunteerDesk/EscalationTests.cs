using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>Promises that are not kept are told to one after the other, and who goes quiet loses the conversation.</summary>
public sealed class EscalationTests : IAsyncLifetime, IDisposable
{
    private readonly ChatServer _server = new();

    [Fact]
    public async Task What_is_overdue_is_told_to_volunteer_deputy_and_leader_and_counted_when_closed()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var citizen = await WaitingCitizenAsync();
        Assert.DoesNotContain("Quá hạn", await volunteer.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
        Assert.Equal([Escalation.None], await LevelsAfterAsync(TimeSpan.Zero));
        _server.Clock.Advance(TimeSpan.FromSeconds(121));
        Assert.Equal([Escalation.Volunteer], await LevelsAfterAsync(TimeSpan.Zero));
        Assert.Contains("Quá hạn", await volunteer.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
        Assert.Equal([Escalation.DeputyLeader], await LevelsAfterAsync(TimeSpan.FromMinutes(2)));
        Assert.Equal([Escalation.TeamLeader], await LevelsAfterAsync(TimeSpan.FromMinutes(4)));
        Assert.Equal([Escalation.TeamLeader], await LevelsAfterAsync(TimeSpan.FromHours(1)));
        await using var db = await _server.OpenDatabaseAsync();
        Assert.Equal(3, await db.Messages.CountAsync(message => message.Kind == MessageKind.DeskNote && message.Payload!.Contains("overdue")));
        await volunteer.DoAsync(citizen, "acceptance");
        await volunteer.DoAsync(citizen, "messages", ("text", "Dạ em xin lỗi"), ("once", "1"));
        await volunteer.DoAsync(citizen, "closing", ("resolved", "true"));
        Assert.True((await db.Outcomes.SingleAsync()).WasOverdue);
    }

    [Fact]
    public async Task Who_leaves_a_citizen_waiting_is_warned_and_then_loses_the_conversation()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var citizen = await WaitingCitizenAsync();
        await volunteer.DoAsync(citizen, "acceptance");
        await volunteer.DoAsync(citizen, "messages", ("text", "Dạ chào anh"), ("once", "1"));
        _server.Clock.Advance(TimeSpan.FromMinutes(20));
        await LookAsync();
        Assert.True(await IsHeldAsync());

        await citizen.SayAsync("tôi ở phường Quy Nhơn");
        _server.Clock.Advance(TimeSpan.FromMinutes(3.5));
        await LookAsync();
        Assert.True(await IsHeldAsync());
        Assert.Contains("Người dân đang chờ", await volunteer.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
        _server.Clock.Advance(TimeSpan.FromMinutes(2));
        await LookAsync();
        Assert.False(await IsHeldAsync());
        Assert.Contains((await citizen.ReadAsync()).Activities, activity => (string?)activity["value"]?["state"] == "waiting");
        await volunteer.DoAsync(citizen, "acceptance");
    }

    [Fact]
    public async Task A_call_back_takes_as_long_as_it_takes()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        _server.Clock.Advance(TimeSpan.FromMinutes(5));
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("Để lại số điện thoại");
        await citizen.AskAsync("0912345678");
        await volunteer.DoAsync(citizen, "acceptance");
        _server.Clock.Advance(TimeSpan.FromMinutes(30));
        await LookAsync();
        Assert.True(await IsHeldAsync());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose() => _server.Dispose();

    private async Task<DirectLineCitizen> WaitingCitizenAsync()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("Gặp người hỗ trợ");
        return citizen;
    }

    private Task<int> LookAsync() => _server.Running.Services.GetRequiredService<HandoffWatch>().LookAsync(CancellationToken.None);

    private async Task<List<Escalation>> LevelsAfterAsync(TimeSpan wait)
    {
        _server.Clock.Advance(wait);
        await LookAsync();
        await using var db = await _server.OpenDatabaseAsync();
        return await db.Handoffs.Select(handoff => handoff.Escalation).ToListAsync();
    }

    private async Task<bool> IsHeldAsync()
    {
        await using var db = await _server.OpenDatabaseAsync();
        return await db.Conversations.AnyAsync(row => row.HeldBy != null);
    }
}
