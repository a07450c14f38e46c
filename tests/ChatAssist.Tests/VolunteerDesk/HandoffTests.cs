using System.Net;
using System.Text.Json.Nodes;
using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>A conversation goes from the assistant to a person and back, through the doors of both.</summary>
public sealed class HandoffTests : IAsyncLifetime, IDisposable
{
    private readonly ChatServer _server = new();

    [Fact]
    public async Task With_no_account_nobody_is_promised_and_nothing_waits()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        Assert.Contains("chưa có người trực", TextOf(await citizen.AskAsync("cho tôi gặp người thật")), StringComparison.Ordinal);
        Assert.Empty(await HandoffsAsync());
    }

    [Fact]
    public async Task With_somebody_on_duty_one_waits_is_told_ones_place_and_the_assistant_goes_on_until_a_person_takes_over()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var first = await DirectLineCitizen.ArriveAsync(_server);
        Assert.Contains("lượt thứ **1**", TextOf(await first.AskAsync("cho tôi nói chuyện với nhân viên")), StringComparison.Ordinal);
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        Assert.Contains("lượt thứ **2**", TextOf(await citizen.AskAsync("Gặp người hỗ trợ")), StringComparison.Ordinal);
        Assert.Contains("lượt thứ **2**", TextOf(await citizen.AskAsync("có ai trực không")), StringComparison.Ordinal);
        Assert.Contains("7.000", TextOf(await citizen.AskAsync("phí đăng ký tạm trú")), StringComparison.Ordinal);

        await volunteer.DoAsync(citizen, "acceptance");
        var silent = await citizen.SayAsync("phí đăng ký tạm trú");
        await UntilHandledAsync();
        Assert.DoesNotContain((await citizen.ReadAsync()).Activities, activity => (string?)activity["replyToId"] == silent);
        await volunteer.DoAsync(citizen, "messages", ("text", "Dạ chào anh, em là Lan."), ("once", "a1"));
        await volunteer.DoAsync(citizen, "messages", ("text", "Dạ chào anh, em là Lan."), ("once", "a1"));
        var fromVolunteer = (await citizen.ReadAsync()).Activities.Where(activity => (string?)activity["channelData"]?["chatAssist"]?["volunteer"] == "Lan").ToList();
        Assert.Equal("Dạ chào anh, em là Lan.", (string?)Assert.Single(fromVolunteer)["text"]);

        await volunteer.DoAsync(citizen, "handing-back");
        Assert.Contains("7.000", TextOf(await citizen.AskAsync("phí đăng ký tạm trú")), StringComparison.Ordinal);
        Assert.Equal(["accepted", "handed back"], await StatesAsync(citizen));
    }

    [Fact]
    public async Task Of_two_who_take_the_same_conversation_at_once_one_gets_it()
    {
        var volunteers = await Task.WhenAll(Enumerable.Range(1, 4).Select(number => DeskVolunteer.ArriveAsync(_server, $"ban{number}")));
        for (var round = 0; round < 5; round++)
        {
            var citizen = await DirectLineCitizen.ArriveAsync(_server);
            await citizen.AskAsync("Gặp người hỗ trợ");
            var answers = await Task.WhenAll(volunteers.Select(volunteer => volunteer.ActAsync(citizen, "acceptance")));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
            Assert.All(answers.Where(answer => answer.StatusCode != HttpStatusCode.NoContent), answer => Assert.True(answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound));
            Assert.Equal(["accepted"], await StatesAsync(citizen));
        }
    }

    [Fact]
    public async Task Who_has_lost_the_conversation_says_nothing_more_in_it()
    {
        var (one, other) = (await DeskVolunteer.ArriveAsync(_server), await DeskVolunteer.ArriveAsync(_server, "minh"));
        var citizen = await WaitingCitizenAsync();
        await one.DoAsync(citizen, "acceptance");
        await one.DoAsync(citizen, "return");
        await other.DoAsync(citizen, "acceptance");
        var late = await one.ActAsync(citizen, "messages", ("text", "Em đây ạ"), ("once", "1"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("không giữ", await DeskVolunteer.TroubleAsync(late), StringComparison.Ordinal);
        Assert.DoesNotContain((await citizen.ReadAsync()).Activities, activity => (string?)activity["text"] == "Em đây ạ");
        await other.DoAsync(citizen, "closing", ("resolved", "true"), ("helped", "tư vấn"));
        Assert.Equal(HttpStatusCode.Conflict, (await other.ActAsync(citizen, "messages", ("text", "thêm"), ("once", "2"))).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await other.ActAsync(citizen, "acceptance")).StatusCode);
    }

    [Fact]
    public async Task Two_failures_in_a_row_bring_a_person_and_danger_brings_one_beside_the_numbers_to_call()
    {
        await DeskVolunteer.ArriveAsync(_server);
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        Assert.DoesNotContain("lượt thứ", TextOf(await citizen.AskAsync("qwrtz plmk vbnx")), StringComparison.Ordinal);
        Assert.Contains("lượt thứ", TextOf(await citizen.AskAsync("con mèo nhà tôi biếng ăn")), StringComparison.Ordinal);
        var other = await DirectLineCitizen.ArriveAsync(_server);
        var danger = TextOf(await other.AskAsync("cứu tôi với"));
        Assert.Contains("113", danger, StringComparison.Ordinal);
        Assert.Contains("lượt thứ", danger, StringComparison.Ordinal);
        Assert.Equal([HandoffReason.FailedTwice, HandoffReason.Distress], (await HandoffsAsync()).Select(handoff => handoff.Reason));
    }

    [Fact]
    public async Task With_nobody_there_one_is_told_so_and_a_question_can_be_left()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        _server.Clock.Advance(TimeSpan.FromMinutes(5));
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        var offered = await citizen.AskAsync("Gặp người hỗ trợ");
        Assert.Contains("nói thật", TextOf(offered), StringComparison.Ordinal);
        Assert.Equal(["Để lại câu hỏi", "Để lại số điện thoại"], ButtonsOf(offered));
        Assert.Empty(await HandoffsAsync());
        await citizen.AskAsync("Để lại câu hỏi");
        Assert.Contains("đã ghi câu hỏi", TextOf(await citizen.AskAsync("Tôi ở phường Quy Nhơn, làm sao sang tên xe cũ của ba")), StringComparison.Ordinal);
        var handoff = Assert.Single(await HandoffsAsync());
        Assert.Equal(HandoffReason.LeftQuestion, handoff.Reason);
        Assert.True(handoff.AnswerBy > _server.Clock.GetUtcNow().AddMinutes(59));
        await volunteer.DoAsync(citizen, "acceptance");
        await volunteer.DoAsync(citizen, "messages", ("text", "Dạ anh mang giấy tờ xe ạ"), ("once", "1"));
    }

    [Fact]
    public async Task A_telephone_number_is_kept_encrypted_shown_to_who_accepted_with_a_reason_and_gone_when_closed()
    {
        var (one, other) = (await DeskVolunteer.ArriveAsync(_server), await DeskVolunteer.ArriveAsync(_server, "minh"));
        _server.Clock.Advance(TimeSpan.FromMinutes(5));
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("0912345678");
        Assert.Empty(await HandoffsAsync());
        await citizen.AskAsync("Để lại số điện thoại");
        Assert.Contains("chưa thấy số", TextOf(await citizen.AskAsync("số của tôi à")), StringComparison.Ordinal);
        Assert.Contains("đã ghi số", TextOf(await citizen.AskAsync("số tôi đây 0912 345 678 nhé")), StringComparison.Ordinal);
        Assert.False(await _server.Database.ContainsAsync("0912345678"));
        Assert.False(await _server.Database.ContainsAsync("0912 345 678"));

        Assert.Equal(HttpStatusCode.NotFound, (await other.ActAsync(citizen, "number", ("reason", "gọi"))).StatusCode);
        await one.DoAsync(citizen, "acceptance");
        Assert.Equal(HttpStatusCode.NotFound, (await other.ActAsync(citizen, "number", ("reason", "gọi"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await one.ActAsync(citizen, "number", ("reason", " "))).StatusCode);
        var shown = await one.ActAsync(citizen, "number", ("reason", "gọi lại như đã xin"));
        Assert.Equal("0912345678", (string?)JsonNode.Parse(await shown.Content.ReadAsStringAsync())!["number"]);
        await using var db = await _server.OpenDatabaseAsync();
        Assert.Contains(await db.Messages.Where(message => message.Kind == MessageKind.DeskNote).Select(message => message.Text).ToListAsync(), text => text.Contains("gọi lại như đã xin", StringComparison.Ordinal));
        Assert.DoesNotContain((await citizen.ReadAsync()).Activities, activity => activity.ToJsonString().Contains("gọi lại như đã xin", StringComparison.Ordinal));
        await one.DoAsync(citizen, "closing", ("resolved", "true"));
        Assert.Null(Assert.Single(await HandoffsAsync()).Number);
    }

    [Fact]
    public async Task It_goes_to_another_unit_only_when_the_citizen_agrees()
    {
        var one = await DeskVolunteer.ArriveAsync(_server);
        var there = await DeskVolunteer.ArriveAsync(_server, "hoa", unit: "Đội Quy Nhơn");
        var elsewhere = await DeskVolunteer.ArriveAsync(_server, "tu", unit: "Đội Pleiku");
        var citizen = await WaitingCitizenAsync();
        await one.DoAsync(citizen, "acceptance");
        await using var db = await _server.OpenDatabaseAsync();
        var unit = await db.Units.FirstAsync(row => row.Name == "Đội Quy Nhơn");
        (string, string)[] words = [("unitId", unit.Id.ToString()), ("note", "anh ấy ở Quy Nhơn, hỏi về cư trú")];
        await one.DoAsync(citizen, "forwarding", words);
        await citizen.SayAsync("chờ em chút em hỏi lại chồng");
        await UntilHandledAsync();
        await one.DoAsync(citizen, "messages", ("text", "Dạ chị cứ hỏi ạ"), ("once", "1"));
        await citizen.SayAsync("Không chuyển");
        await UntilHandledAsync();
        Assert.Contains("not forwarded", await StatesAsync(citizen));
        await one.DoAsync(citizen, "forwarding", words);
        await citizen.SayAsync("Đồng ý chuyển");
        await UntilHandledAsync();
        Assert.Equal(["accepted", "not forwarded", "forwarded"], await StatesAsync(citizen));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.ActAsync(citizen, "acceptance")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await one.ActAsync(citizen, "messages", ("text", "trễ"), ("once", "2"))).StatusCode);
        await there.DoAsync(citizen, "acceptance");
    }

    [Fact]
    public async Task Closing_counts_what_was_helped_and_within_a_week_it_goes_on()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var citizen = await WaitingCitizenAsync();
        await volunteer.DoAsync(citizen, "acceptance");
        await volunteer.DoAsync(citizen, "messages", ("text", "Dạ xong rồi ạ"), ("once", "1"));
        await volunteer.DoAsync(citizen, "closing", ("resolved", "true"), ("helped", "nộp hồ sơ"), ("helped", "bịa thêm"), ("code", "1.004194"), ("dossiers", "2"));
        await using var db = await _server.OpenDatabaseAsync();
        var outcome = await db.Outcomes.SingleAsync();
        Assert.Equal(("nộp hồ sơ", "1.004194", 2, true, false, volunteer.Id), (outcome.Helped, outcome.ProcedureCode, outcome.Dossiers, outcome.IsResolved, outcome.WasOverdue, outcome.VolunteerId));
        await citizen.AskAsync("Gặp người hỗ trợ");
        Assert.Equal(HandoffReason.Reopened, (await HandoffsAsync())[^1].Reason);
        await volunteer.DoAsync(citizen, "acceptance");
        await volunteer.DoAsync(citizen, "closing", ("resolved", "false"));
        await volunteer.DoAsync(citizen, "reopening");
        await volunteer.DoAsync(citizen, "acceptance");
        await volunteer.DoAsync(citizen, "closing", ("resolved", "true"));
        _server.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(HttpStatusCode.Redirect, (await volunteer.SignInAsync(DeskVolunteer.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await volunteer.ActAsync(citizen, "reopening")).StatusCode);
    }

    [Fact]
    public async Task Nobody_holds_more_than_one_can_and_a_disabled_account_gives_all_back()
    {
        _server.Settings["Handoffs:MostHeld"] = "2";
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var administrator = await DeskVolunteer.ArriveAsync(_server, "quan", Role.Administrator);
        var citizens = new List<DirectLineCitizen>();
        for (var number = 0; number < 3; number++)
        {
            citizens.Add(await WaitingCitizenAsync());
        }

        var answers = await Task.WhenAll(citizens.Select(citizen => volunteer.ActAsync(citizen, "acceptance")));
        Assert.Equal(2, answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Conflict);
        await using var db = await _server.OpenDatabaseAsync();
        var account = await db.Volunteers.AsNoTracking().SingleAsync(row => row.Id == volunteer.Id);
        var changed = await administrator.SubmitAsync(
            "/desk/accounts", "/desk/accounts?handler=Change", ("id", volunteer.Id.ToString()), ("role", "Volunteer"), ("unitId", account.UnitId.ToString()), ("act", "disable"));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(0, await db.Conversations.CountAsync(row => row.HeldBy != null));
        Assert.Equal(3, (await HandoffsAsync()).Count(handoff => handoff is { ClosedAt: null, AcceptedAt: null }));
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

    private static string TextOf(List<JsonNode> answers) => string.Join('\n', answers.Select(answer => (string?)answer["text"]));

    private static IEnumerable<string?> ButtonsOf(List<JsonNode> answers) =>
        answers[^1]["suggestedActions"]!["actions"]!.AsArray().Select(action => (string?)action!["title"]);

    private static async Task<List<string?>> StatesAsync(DirectLineCitizen citizen) =>
        [.. (await citizen.ReadAsync()).Activities.Where(activity => (string?)activity["name"] == "handoff.status").Select(activity => (string?)activity["value"]!["state"])];

    private async Task<List<Handoff>> HandoffsAsync()
    {
        await using var db = await _server.OpenDatabaseAsync();
        return await db.Handoffs.AsNoTracking().OrderBy(handoff => handoff.WaitingSince).ToListAsync();
    }

    private Task UntilHandledAsync() => Eventually.TrueAsync(async () =>
    {
        await using var db = await _server.OpenDatabaseAsync();
        return !await db.Conversations.AnyAsync(row => row.LastIncoming > row.HandledUpTo);
    });
}
