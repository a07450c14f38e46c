using System.Net;
using ChatAssist.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>Labels, and colleagues who are asked to look.</summary>
public sealed class MarkTests : IAsyncLifetime, IDisposable
{
    private readonly ChatServer _server = new();

    [Fact]
    public async Task A_label_is_seen_in_the_queue_and_taken_off_again()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var citizen = await WaitingAsync();
        await volunteer.DoAsync(citizen, "labels", ("label", "  #Đất Đai "));
        await volunteer.DoAsync(citizen, "labels", ("label", "đất đai"));
        Assert.Contains("#đất đai", await volunteer.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await volunteer.ActAsync(citizen, "labels", ("label", new string('x', 31)))).StatusCode);
        await volunteer.DoAsync(citizen, "labels", ("label", "đất đai"), ("off", "true"));
        Assert.DoesNotContain("#đất đai", await volunteer.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_mentioned_finds_it_in_the_queue_may_look_and_is_reminded_no_more()
    {
        var lan = await DeskVolunteer.ArriveAsync(_server, "lan", unit: "Đội Quy Nhơn");
        var minh = await DeskVolunteer.ArriveAsync(_server, "minh", unit: "Đội Quy Nhơn");
        var tu = await DeskVolunteer.ArriveAsync(_server, "tu", unit: "Đội Pleiku");
        var citizen = await WaitingAsync();
        var address = $"/desk/conversations/{Guid.Parse(citizen.ConversationId)}";
        await lan.DoAsync(citizen, "acceptance");
        Assert.Equal(HttpStatusCode.NotFound, (await minh.Browser.GetAsync(address)).StatusCode);
        await lan.DoAsync(citizen, "notes", ("text", "Nhờ @minh và @tu xem giúp, lan@example.org không phải ai cả"));
        Assert.Contains("Lan nhờ xem giúp", await minh.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await minh.Browser.GetAsync(address)).StatusCode);
        Assert.DoesNotContain("nhờ xem giúp", await minh.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
        await lan.DoAsync(citizen, "notes", ("text", "@minh ơi, còn một ý nữa"));
        Assert.Contains("Lan nhờ xem giúp", await minh.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
        // Across units a conversation goes by forwarding alone.
        Assert.DoesNotContain("nhờ xem giúp", await tu.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await tu.Browser.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Both_are_gone_with_the_conversation()
    {
        var lan = await DeskVolunteer.ArriveAsync(_server);
        await DeskVolunteer.ArriveAsync(_server, "minh");
        var citizen = await WaitingAsync();
        await lan.DoAsync(citizen, "labels", ("label", "gấp"));
        await lan.DoAsync(citizen, "notes", ("text", "@minh"));
        await using var db = await _server.OpenDatabaseAsync();
        Assert.Equal((1, 1), (await db.Mentions.CountAsync(), await db.ConversationLabels.CountAsync()));
        await Removal.RemoveAsync(db, [Guid.Parse(citizen.ConversationId)]);
        Assert.Equal((0, 0), (await db.Mentions.CountAsync(), await db.ConversationLabels.CountAsync()));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose() => _server.Dispose();

    private async Task<DirectLineCitizen> WaitingAsync()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("Gặp người hỗ trợ");
        return citizen;
    }
}
