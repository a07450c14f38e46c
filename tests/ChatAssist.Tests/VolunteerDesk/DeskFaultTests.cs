using System.Net;
using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>What goes wrong at the desk: huge pastes, markup, a restart in the middle, two nodes.</summary>
public sealed class DeskFaultTests : IAsyncLifetime, IDisposable
{
    private readonly ChatServer _server = new();

    [Fact]
    public async Task A_huge_paste_is_refused_with_a_word_and_markup_stays_text()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var citizen = await WaitingCitizenAsync();
        await volunteer.DoAsync(citizen, "acceptance");
        var refused = await volunteer.ActAsync(citizen, "messages", ("text", new string('a', 5_000)), ("once", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("dài quá", await DeskVolunteer.TroubleAsync(refused), StringComparison.Ordinal);
        Assert.True((int)(await volunteer.ActAsync(citizen, "messages", ("text", new string('a', 200_000)), ("once", "2"))).StatusCode is 400 or 413);
        await volunteer.DoAsync(citizen, "messages", ("text", "<b onclick=alert(1)>Dạ</b>"), ("once", "3"));
        var page = await volunteer.Browser.GetStringAsync($"/desk/conversations/{Guid.Parse(citizen.ConversationId)}");
        Assert.Contains("&lt;b onclick=alert(1)&gt;Dạ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b onclick", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_that_a_page_makes_up_are_not_sent()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var citizen = await WaitingCitizenAsync();
        await volunteer.DoAsync(citizen, "acceptance");
        await volunteer.DoAsync(citizen, "messages", ("text", "Dạ"), ("once", "1"), ("sources", "[{\"Name\":\"bịa\"}]"));
        Assert.DoesNotContain((await citizen.ReadAsync()).Activities, activity => activity.ToJsonString().Contains("bịa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_restart_the_session_goes_on_and_who_held_it_holds_it()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var citizen = await WaitingCitizenAsync();
        await volunteer.DoAsync(citizen, "acceptance");
        var cookie = await volunteer.TokenAsync();
        Assert.NotEmpty(cookie);
        await _server.StopAsync();
        await using var db = await _server.OpenDatabaseAsync();
        Assert.Equal(volunteer.Id, (await db.Conversations.SingleAsync(row => row.HeldBy != null)).HeldBy);
        volunteer.ForgetSession();
        Assert.Equal(HttpStatusCode.Redirect, (await volunteer.SignInAsync(DeskVolunteer.Password)).StatusCode);
        await volunteer.DoAsync(citizen, "messages", ("text", "Dạ em đây"), ("once", "1"));
    }

    [PostgresFact]
    public async Task On_two_nodes_one_claim_wins_and_each_shows_what_the_other_stores()
    {
        using var other = new ChatServer(_server.Database);
        var here = await DeskVolunteer.ArriveAsync(_server, "lan");
        var there = await DeskVolunteer.ArriveAsync(other, "minh");
        for (var round = 0; round < 10; round++)
        {
            var citizen = await WaitingCitizenAsync();
            var answers = await Task.WhenAll(here.ActAsync(citizen, "acceptance"), there.ActAsync(citizen, "acceptance"));
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
            var winner = answers[0].StatusCode == HttpStatusCode.NoContent ? here : there;
            await winner.DoAsync(citizen, "messages", ("text", "Dạ em đây"), ("once", "1"));
            await winner.DoAsync(citizen, "closing", ("resolved", "true"));
        }

        await using var db = await _server.OpenDatabaseAsync();
        Assert.Equal(10, await db.Messages.CountAsync(message => message.Author == MessageAuthor.Volunteer && message.Kind == MessageKind.Text));
        Assert.Equal(10, await db.Outcomes.CountAsync());
        await other.StopAsync();
    }

    [Fact]
    public async Task The_live_stream_tells_of_the_queue_and_of_new_lines()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var citizen = await WaitingCitizenAsync();
        await volunteer.DoAsync(citizen, "acceptance");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/desk/live?conversation={Guid.Parse(citizen.ConversationId)}&after=0");
        using var answer = await volunteer.Browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        await ReadUntilAsync(reader, "event: beat");
        await citizen.SayAsync("em hỏi thêm chút");
        await ReadUntilAsync(reader, "em hỏi thêm chút");
        await using var db = await _server.OpenDatabaseAsync();
        var account = await db.Volunteers.SingleAsync(row => row.Id == volunteer.Id);
        Assert.True(account.LastSeenAt > _server.Clock.GetUtcNow().AddMinutes(-1));
    }

    [Fact]
    public async Task A_flagged_guide_reaches_the_editors_and_a_shift_its_calendar()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var editor = await DeskVolunteer.ArriveAsync(_server, "bien", Role.Editor);
        var leader = await DeskVolunteer.ArriveAsync(_server, "truong", Role.TeamLeader);
        await volunteer.SubmitAsync("/desk/help", "/desk/guide-flags", ("words", "Lệ phí ghi sai, quầy thu 10.000"), ("code", "1.004194"));
        Assert.Contains("quầy thu 10.000", await editor.Browser.GetStringAsync("/desk/flags"), StringComparison.Ordinal);
        (string, string)[] shift = [("volunteerId", volunteer.Id.ToString()), ("day", "2026-12-07"), ("from", "07:30"), ("to", "11:30"), ("weeks", "2"), ("week", "2026-12-07")];
        Assert.Contains("Lan", await (await leader.SubmitAsync("/desk/shifts?week=2026-12-07", "/desk/shifts?handler=Add", shift)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await leader.SubmitAsync("/desk/shifts?week=2026-12-07", "/desk/shifts?handler=Add", shift);
        await volunteer.SubmitAsync("/desk/help", "/desk/shifts?handler=Add", ("volunteerId", leader.Id.ToString()), ("day", "2026-12-08"), ("from", "07:30"), ("to", "11:30"));
        await using var db = await _server.OpenDatabaseAsync();
        Assert.Equal(2, await db.Shifts.CountAsync());
        Assert.Contains("DTSTART:20261207T003000Z", await volunteer.Browser.GetStringAsync("/desk/shifts.ics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_citizen_all_that_was_said_is_wiped_and_the_help_is_counted()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        Assert.Equal(HttpStatusCode.Redirect, (await volunteer.SubmitAsync("/desk/beside", "/desk/beside?handler=Begin")).StatusCode);
        var page = await volunteer.Browser.GetStringAsync("/chat?large");
        Assert.Contains("class=\"large\"", page, StringComparison.Ordinal);
        var citizen = new DirectLineCitizen(_server.NewBrowser());
        await citizen.FetchTokenAsync(System.Text.RegularExpressions.Regex.Match(page, "data-resume=\"([^\"]+)\"").Groups[1].Value);
        await citizen.AskAsync("đăng ký tạm trú cho ông Bảy ở trọ");
        await volunteer.SubmitAsync("/desk/beside", "/desk/beside?handler=End", ("resolved", "true"), ("helped", "nộp hồ sơ"), ("dossiers", "1"));
        await using var db = await _server.OpenDatabaseAsync();
        Assert.Empty(await db.Messages.Where(message => message.Text.Contains("ông Bảy")).ToListAsync());
        var outcome = await db.Outcomes.SingleAsync();
        Assert.Equal((HandoffReason.SideBySide, "nộp hồ sơ", 1, volunteer.Id), (outcome.Reason, outcome.Helped, outcome.Dossiers, outcome.VolunteerId));
        Assert.DoesNotContain("Kết thúc và xóa hết", await volunteer.Browser.GetStringAsync("/desk/beside"), StringComparison.Ordinal);
        await volunteer.SubmitAsync("/desk/beside", "/desk/beside?handler=End", ("resolved", "true"));
        Assert.Equal(1, await db.Outcomes.CountAsync());
    }

    [Fact]
    public async Task Signed_out_or_begun_anew_beside_a_citizen_nothing_is_left_and_nothing_counted()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        foreach (var leaving in (string[])["/desk/beside?handler=Begin", "/desk/beside?handler=Leave", "/desk/sign-out"])
        {
            await volunteer.SubmitAsync("/desk/beside", "/desk/beside?handler=Begin");
            var page = await volunteer.Browser.GetStringAsync("/chat?large");
            Assert.Contains("name=\"large\"", page, StringComparison.Ordinal);
            var token = System.Text.RegularExpressions.Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
            var said = await volunteer.PostAsync("/chat", token, isScript: false, ("text", "ông Bảy ở trọ hỏi tạm trú"), ("large", "1"), ("once", leaving));
            Assert.Equal("/chat?large#latest", said.Headers.Location?.ToString());
            await volunteer.SubmitAsync("/desk/beside", leaving);
            Assert.DoesNotContain("ông Bảy", await volunteer.Browser.GetStringAsync("/chat?large"), StringComparison.Ordinal);
        }

        await using var db = await _server.OpenDatabaseAsync();
        Assert.Empty(await db.Messages.Where(message => message.Text.Contains("ông Bảy")).ToListAsync());
        Assert.Equal(0, await db.Outcomes.CountAsync());
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

    private static async Task ReadUntilAsync(StreamReader reader, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await reader.ReadLineAsync(patience.Token) ?? throw new EndOfStreamException()).Contains(text, StringComparison.Ordinal))
        {
            // Beats and earlier lines.
        }
    }
}
