using System.Net;
using ChatAssist.Handoffs;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>Signing in, being shut out, and the links that make a password.</summary>
public sealed class AccountTests : IAsyncLifetime, IDisposable
{
    private readonly ChatServer _server = new();

    [Fact]
    public async Task By_the_one_time_link_a_password_is_set_once_and_opens_the_desk()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        Assert.Equal(HttpStatusCode.OK, (await volunteer.Browser.GetAsync("/desk/help")).StatusCode);
        volunteer.ForgetSession();
        Assert.Equal(HttpStatusCode.Unauthorized, (await volunteer.SignInAsync("sai rồi nhé")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await volunteer.SignInAsync(DeskVolunteer.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await volunteer.Browser.GetAsync("/desk/help")).StatusCode);
    }

    [Fact]
    public async Task A_link_is_void_once_it_was_used_or_a_newer_one_was_made_or_a_week_has_passed()
    {
        await using var db = await _server.OpenDatabaseAsync();
        var root = await Accounts.RootAsync(db, "Tỉnh", _server.Clock.GetUtcNow(), CancellationToken.None);
        var (account, first) = Accounts.Add(db, "minh", "Minh", Role.Volunteer, root.Id, _server.Clock.GetUtcNow());
        var second = Accounts.NewLink(account, _server.Clock.GetUtcNow());
        await db.SaveChangesAsync();
        Assert.Contains("đã hết hạn", await _server.NewBrowser().GetStringAsync(Accounts.LinkTo(first)), StringComparison.Ordinal);
        Assert.Contains("minh", await _server.NewBrowser().GetStringAsync(Accounts.LinkTo(second)), StringComparison.Ordinal);
        _server.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Contains("đã hết hạn", await _server.NewBrowser().GetStringAsync(Accounts.LinkTo(second)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_shut_the_door_for_a_quarter_of_an_hour_even_to_the_right_one()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        volunteer.ForgetSession();
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await volunteer.SignInAsync($"đoán lần {guess}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await volunteer.SignInAsync(DeskVolunteer.Password)).StatusCode);
        _server.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Redirect, (await volunteer.SignInAsync(DeskVolunteer.Password)).StatusCode);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        Assert.Equal(HttpStatusCode.BadRequest, (await volunteer.PostAsync("/desk/sign-out", "", isScript: false)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await volunteer.PostAsync("/desk/duty", "forged", isScript: false, ("on", "true"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await volunteer.Browser.GetAsync("/desk/help")).StatusCode);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_a_session_lasts_a_working_day()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        _server.Clock.Advance(TimeSpan.FromHours(10));
        Assert.Equal(HttpStatusCode.Unauthorized, (await volunteer.Browser.GetAsync("/desk/help")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await volunteer.SignInAsync(DeskVolunteer.Password)).StatusCode);
        await using var db = await _server.OpenDatabaseAsync();
        await db.Volunteers.ExecuteUpdateAsync(row => row.SetProperty(account => account.DisabledAt, _server.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.Unauthorized, (await volunteer.Browser.GetAsync("/desk/help")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await volunteer.SignInAsync(DeskVolunteer.Password)).StatusCode);
    }

    [Fact]
    public async Task Pages_of_the_desk_run_nothing_inline_are_framed_by_nobody_and_kept_by_no_cache()
    {
        var answer = await _server.NewBrowser().GetAsync("/desk/sign-in");
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", await answer.Content.ReadAsStringAsync());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose() => _server.Dispose();
}
