using System.Net;
using System.Text.Json.Nodes;
using ChatAssist.Composing;
using ChatAssist.Conversations;
using ChatAssist.Fakes.Models;
using ChatAssist.Handoffs;
using ChatAssist.Tests.VolunteerDesk;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Composing;

/// <summary>The draft of a reply that a volunteer asks for: verified, with sources, never sent by itself.</summary>
public sealed class DeskDraftTests(ModelTown town) : IClassFixture<ModelTown>
{
    private const string Wrong = "Nộp trực tuyến thì lệ phí là 9.000 đồng.";

    [Fact]
    public async Task Only_what_the_passages_say_is_drafted_with_its_sources_and_nothing_is_sent()
    {
        var (volunteer, citizen) = await HeldAsync("lan");
        SayOf("Nộp trực tuyến thì lệ phí là 7.000 đồng.", Wrong);
        var before = (await citizen.ReadAsync()).Activities.Count;
        var draft = await DraftAsync(volunteer, citizen);
        Assert.Contains("7.000 đồng", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("9.000", draft, StringComparison.Ordinal);
        Assert.Contains("Đã bỏ 1 câu", draft, StringComparison.Ordinal);
        Assert.Contains("data-sources=\"C", draft, StringComparison.Ordinal);
        Assert.Equal(before, (await citizen.ReadAsync()).Activities.Count);

        Assert.Equal(draft.Split("data-sources")[0], (await DraftAsync(volunteer, citizen)).Split("data-sources")[0]);
        var call = Assert.Single(await CallsAsync(citizen));
        Assert.Equal((1, 1, "number-not-in-passage"), (call.Kept, call.Dropped, call.Reasons));
        Assert.True(call.TokensIn > 0);
    }

    [Fact]
    public async Task What_is_sent_of_it_carries_the_sources_that_it_rests_on()
    {
        var (volunteer, citizen) = await HeldAsync("hoa");
        SayOf("Nộp trực tuyến thì lệ phí là 7.000 đồng.");
        var draft = await DraftAsync(volunteer, citizen);
        var seal = draft.Split("data-sources=\"")[1].Split('"')[0];
        await volunteer.DoAsync(citizen, "messages", ("text", "Dạ 7.000 đồng ạ"), ("once", "1"), ("sources", seal));
        var id = Guid.Parse(citizen.ConversationId);
        await using var db = await town.Server.OpenDatabaseAsync();
        var sent = await db.Messages.AsNoTracking().Where(row => row.ConversationId == id && row.Author == MessageAuthor.Volunteer && row.Kind == MessageKind.Text).SingleAsync();
        Assert.Contains(sent.Answer!.Sources, source => source.Code == "1.004194");
    }

    [Fact]
    public async Task A_failing_endpoint_costs_nothing_but_the_draft_and_is_asked_again_next_time()
    {
        var (volunteer, citizen) = await HeldAsync("minh");
        town.World.MisbehaveAlways(Fault.Broken);
        Assert.Contains("chưa soạn được", await DraftAsync(volunteer, citizen), StringComparison.Ordinal);
        Assert.Contains("Dùng làm câu trả lời", await volunteer.Browser.GetStringAsync("/desk/suggestions?q=l%E1%BB%87%20ph%C3%AD&code=1.004194"), StringComparison.Ordinal);
        town.World.MisbehaveAlways(Fault.None);
        SayOf("Nộp trực tuyến thì lệ phí là 7.000 đồng.");
        Assert.Contains("7.000 đồng", await DraftAsync(volunteer, citizen), StringComparison.Ordinal);
        Assert.Contains(await CallsAsync(citizen), call => call.Trouble is not null);
    }

    [Fact]
    public async Task Nothing_that_stands_is_no_draft()
    {
        var (volunteer, citizen) = await HeldAsync("tam");
        SayOf(Wrong, "Hồ sơ của anh/chị chắc chắn được duyệt.");
        Assert.Contains("chưa soạn được", await DraftAsync(volunteer, citizen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_holds_the_conversation_may_ask()
    {
        var (_, citizen) = await HeldAsync("an");
        var other = await DeskVolunteer.ArriveAsync(town.Server, "binh");
        // She sees it, and does not hold it.
        var leader = await DeskVolunteer.ArriveAsync(town.Server, "chi", Role.TeamLeader);
        var before = town.World.Requests.Count;
        Assert.Equal(HttpStatusCode.NotFound, (await other.ActAsync(citizen, "model-draft")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await leader.ActAsync(citizen, "model-draft")).StatusCode);
        Assert.Equal(before, town.World.Requests.Count);
    }

    [Fact]
    public async Task What_is_asked_is_masked_and_holds_the_passages_and_the_latest_question()
    {
        var (volunteer, citizen) = await HeldAsync("ngoc", "căn cước của tôi 052099001234, đăng ký tạm trú mất bao lâu");
        await DraftAsync(volunteer, citizen);
        var body = town.World.Requests.Last().Body.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Assert.DoesNotContain("052099001234", body, StringComparison.Ordinal);
        Assert.Contains("ngày làm việc", body, StringComparison.Ordinal);
        Assert.Contains("mất bao lâu", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switched_off_there_is_no_button_and_no_call()
    {
        var without = await ModelTown.StartAsync(("Model:Drafts", "false"));
        var (volunteer, citizen) = await HeldAsync("lan", of: without);
        Assert.DoesNotContain("draft-button", await PageAsync(volunteer, citizen), StringComparison.Ordinal);
        var before = without.World.Requests.Count;
        Assert.Contains("chưa soạn được", await DraftAsync(volunteer, citizen), StringComparison.Ordinal);
        Assert.Equal(before, without.World.Requests.Count);
        var (other, held) = await HeldAsync("quyen");
        Assert.Contains("draft-button", await PageAsync(other, held), StringComparison.Ordinal);
        await without.DisposeAsync();
        without.Dispose();
    }

    private async Task<(DeskVolunteer Volunteer, DirectLineCitizen Citizen)> HeldAsync(string name, string question = "lệ phí đăng ký tạm trú là bao nhiêu", ModelTown? of = null)
    {
        var place = of ?? town;
        place.Reset();
        var volunteer = await DeskVolunteer.ArriveAsync(place.Server, name);
        var citizen = await DirectLineCitizen.ArriveAsync(place.Server);
        await citizen.AskAsync(question);
        await citizen.AskAsync("Gặp người hỗ trợ");
        await volunteer.DoAsync(citizen, "acceptance");
        return (volunteer, citizen);
    }

    private void SayOf(params string[] sentences) => town.World.Say("history", new JsonObject
    {
        ["completeness"] = "full",
        ["sentences"] = new JsonArray([.. sentences.Select(text => new JsonObject { ["text"] = text, ["cites"] = new JsonArray("p1") })]),
    }.ToJsonString());

    private static async Task<string> DraftAsync(DeskVolunteer volunteer, DirectLineCitizen citizen)
    {
        var answer = await volunteer.ActAsync(citizen, "model-draft");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<string> PageAsync(DeskVolunteer volunteer, DirectLineCitizen citizen) =>
        volunteer.Browser.GetStringAsync($"/desk/conversations/{Guid.Parse(citizen.ConversationId)}");

    private async Task<List<ModelCall>> CallsAsync(DirectLineCitizen citizen) =>
        [.. (await town.CallsAsync(Guid.Parse(citizen.ConversationId))).Where(call => call.Use == ModelUse.Draft)];
}
