using System.Net;
using System.Text.RegularExpressions;
using ChatAssist.Handoffs;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>The app with six digits: who turned it on needs it, once a code, and an administrator helps who lost it.</summary>
public sealed partial class AuthenticatorTests : IAsyncLifetime, IDisposable
{
    private readonly ChatServer _server = new();

    // RFC 6238, appendix B, SHA-1; its codes have eight digits, of which apps show the last six.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_documented_vectors_give_the_documented_codes(long second, string code)
    {
        const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        Assert.Equal(code, OneTimeCodes.CodeAt(Secret, second / 30));
        var now = DateTimeOffset.FromUnixTimeSeconds(second);
        Assert.Equal(second / 30, OneTimeCodes.StepOf(Secret, code, now.AddSeconds(29), after: 0));
        Assert.Null(OneTimeCodes.StepOf(Secret, code, now.AddSeconds(90), after: 0));
        Assert.Null(OneTimeCodes.StepOf(Secret, code, now, after: second / 30));
    }

    [Fact]
    public async Task Who_turned_it_on_signs_in_with_a_code_that_opens_once()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var secret = await TurnOnAsync(volunteer);
        await using (var db = await _server.OpenDatabaseAsync())
        {
            Assert.DoesNotContain(secret, (await db.Volunteers.SingleAsync(row => row.Id == volunteer.Id)).AuthenticatorSecret, StringComparison.Ordinal);
        }

        _server.Clock.Advance(TimeSpan.FromMinutes(2));
        volunteer.ForgetSession();
        var half = await volunteer.SignInAsync(DeskVolunteer.Password);
        Assert.Equal(HttpStatusCode.OK, half.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await volunteer.Browser.GetAsync("/desk/help")).StatusCode);
        var page = await half.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await TypeAsync(volunteer, page, "000000")).StatusCode);
        var code = CodeOf(secret);
        Assert.Equal(HttpStatusCode.Redirect, (await TypeAsync(volunteer, page, code)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await volunteer.Browser.GetAsync("/desk/help")).StatusCode);
        volunteer.ForgetSession();
        Assert.Equal(HttpStatusCode.Unauthorized, (await TypeAsync(volunteer, await (await volunteer.SignInAsync(DeskVolunteer.Password)).Content.ReadAsStringAsync(), code)).StatusCode);
    }

    [Fact]
    public async Task Guessed_codes_lock_the_account_and_a_half_done_sign_in_ends()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var secret = await TurnOnAsync(volunteer);
        _server.Clock.Advance(TimeSpan.FromMinutes(2));
        volunteer.ForgetSession();
        var page = await (await volunteer.SignInAsync(DeskVolunteer.Password)).Content.ReadAsStringAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await TypeAsync(volunteer, page, $"00000{guess}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await TypeAsync(volunteer, page, CodeOf(secret))).StatusCode);
        _server.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Unauthorized, (await TypeAsync(volunteer, page, CodeOf(secret))).StatusCode);
        page = await (await volunteer.SignInAsync(DeskVolunteer.Password)).Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await TypeAsync(volunteer, page, CodeOf(secret))).StatusCode);
    }

    [Fact]
    public async Task Who_lost_the_telephone_is_let_in_by_an_administrator()
    {
        var administrator = await DeskVolunteer.ArriveAsync(_server, "quan-tri", Role.Administrator);
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        await TurnOnAsync(volunteer);
        await administrator.SubmitAsync("/desk/accounts", "/desk/accounts?handler=Change", ("id", volunteer.Id.ToString()), ("role", "Volunteer"), ("act", "authenticator-off"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await volunteer.Browser.GetAsync("/desk/help")).StatusCode);
        volunteer.ForgetSession();
        Assert.Equal(HttpStatusCode.Redirect, (await volunteer.SignInAsync(DeskVolunteer.Password)).StatusCode);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose() => _server.Dispose();

    private async Task<string> TurnOnAsync(DeskVolunteer volunteer)
    {
        var page = await volunteer.Browser.GetStringAsync("/desk/authenticator");
        var secret = Secret().Match(page).Groups[1].Value;
        var sealedSecret = Sealed().Match(page).Groups[1].Value;
        var answer = await volunteer.PostAsync("/desk/authenticator?handler=On", Token().Match(page).Groups[1].Value, isScript: false, ("sealedSecret", sealedSecret), ("code", CodeOf(secret)));
        Assert.Contains("Đã bật", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return secret;
    }

    private static Task<HttpResponseMessage> TypeAsync(DeskVolunteer volunteer, string page, string code) =>
        volunteer.PostAsync("/desk/sign-in?handler=Code", Token().Match(page).Groups[1].Value, isScript: false, ("halfDone", HalfDone().Match(page).Groups[1].Value), ("code", code));

    private string CodeOf(string secret) => OneTimeCodes.CodeAt(secret, _server.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);

    [GeneratedRegex("<code class=\"copy\">([A-Z2-7]{32})</code>")]
    private static partial Regex Secret();

    [GeneratedRegex("name=\"sealedSecret\" value=\"([^\"]+)\"")]
    private static partial Regex Sealed();

    [GeneratedRegex("name=\"halfDone\" value=\"([^\"]+)\"")]
    private static partial Regex HalfDone();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
