using System.Text.Json.Nodes;
using ChatAssist.Fakes.Models;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.VolunteerDesk;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Composing;

/// <summary>What the model makes of a conversation, for the volunteer who takes it.</summary>
public sealed class DeskSummaryTests(ModelTown town) : IClassFixture<ModelTown>
{
    [Fact]
    public async Task Only_what_the_messages_say_is_shown_and_it_is_asked_for_once()
    {
        town.Reset();
        var volunteer = await DeskVolunteer.ArriveAsync(town.Server);
        var citizen = await WaitingAsync();
        town.World.Say("tạm trú", new JsonObject
        {
            ["completeness"] = "full",
            ["sentences"] = new JsonArray(
                new JsonObject { ["text"] = "Người dân hỏi lệ phí đăng ký tạm trú.", ["cites"] = new JsonArray("m2") },
                new JsonObject { ["text"] = "Người dân đã nộp 500.000 đồng.", ["cites"] = new JsonArray("m2") }),
        }.ToJsonString());
        var before = town.World.Requests.Count;
        var first = await ReadAsync(volunteer, citizen);
        Assert.Contains("lệ phí đăng ký tạm trú", first, StringComparison.Ordinal);
        Assert.DoesNotContain("500.000", first, StringComparison.Ordinal);
        Assert.Equal(first, await ReadAsync(volunteer, citizen));
        Assert.Equal(1, town.World.Requests.Count - before);
    }

    [Fact]
    public async Task Where_the_endpoint_fails_the_page_lacks_nothing()
    {
        town.Reset();
        var volunteer = await DeskVolunteer.ArriveAsync(town.Server, "minh");
        var citizen = await WaitingAsync();
        town.World.MisbehaveAlways(Fault.Broken);
        Assert.Equal("", await ReadAsync(volunteer, citizen));
        Assert.Contains("Đã hỏi", await volunteer.Browser.GetStringAsync($"/desk/conversations/{Guid.Parse(citizen.ConversationId)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_takes_a_conversation_while_the_model_speaks_is_not_talked_over()
    {
        town.Reset();
        var volunteer = await DeskVolunteer.ArriveAsync(town.Server, "tu");
        var citizen = await WaitingAsync();
        var before = town.World.Requests.Count;
        town.World.FirstToken = TimeSpan.FromSeconds(2);
        var asked = await citizen.SayAsync("đăng ký tạm trú cần giấy tờ gì");
        await Eventually.TrueAsync(() => Task.FromResult(town.World.Requests.Count > before));
        await volunteer.DoAsync(citizen, "acceptance");
        var id = Guid.Parse(citizen.ConversationId);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = await town.Server.OpenDatabaseAsync();
            return await db.Conversations.AnyAsync(row => row.Id == id && row.DueAt == null && row.HandledUpTo == row.LastIncoming);
        });
        Assert.DoesNotContain((await citizen.ReadAsync()).Activities, activity => (string?)activity["replyToId"] == asked);
    }

    private async Task<DirectLineCitizen> WaitingAsync()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(town.Server);
        await citizen.AskAsync("lệ phí đăng ký tạm trú là bao nhiêu");
        await citizen.AskAsync("Gặp người hỗ trợ");
        return citizen;
    }

    private static Task<string> ReadAsync(DeskVolunteer volunteer, DirectLineCitizen citizen) =>
        volunteer.Browser.GetStringAsync($"/desk/conversations/{Guid.Parse(citizen.ConversationId)}/model-summary");
}
