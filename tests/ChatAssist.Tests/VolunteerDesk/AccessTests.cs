using System.Net;
using ChatAssist.Handoffs;
using ChatAssist.Tests.WebChat;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>Every page and endpoint of the desk, asked for by every role and by nobody. A door that the table does not know fails.</summary>
public sealed class AccessTests : IAsyncLifetime, IDisposable
{
    private static readonly Role[] s_all = Enum.GetValues<Role>();
    private static readonly Role[] s_helpers = [Role.Volunteer, Role.DeputyLeader, Role.TeamLeader, Role.Administrator];
    private static readonly Role[] s_guides = [Role.Editor, Role.Administrator];
    private static readonly Role[] s_administrators = [Role.Administrator];

    /// <summary>Null: open to all, signed in or not.</summary>
    private static readonly Dictionary<string, Role[]?> s_doors = new(StringComparer.Ordinal)
    {
        ["desk/sign-in"] = null,
        ["desk/welcome"] = null,
        ["desk/manifest.webmanifest"] = null,
        ["desk/sign-out"] = s_all,
        ["desk/help"] = s_all,
        ["desk/authenticator"] = s_all,
        ["desk"] = s_helpers,
        ["desk/queue"] = s_helpers,
        ["desk/duty"] = s_helpers,
        ["desk/live"] = s_helpers,
        ["desk/suggestions"] = s_helpers,
        ["desk/shifts"] = s_helpers,
        ["desk/shifts.ics"] = s_helpers,
        ["desk/beside"] = s_helpers,
        ["desk/training"] = s_helpers,
        ["desk/conversations/{id:guid}"] = s_helpers,
        ["desk/conversations/{id:guid}/acceptance"] = s_helpers,
        ["desk/conversations/{id:guid}/messages"] = s_helpers,
        ["desk/conversations/{id:guid}/notes"] = s_helpers,
        ["desk/conversations/{id:guid}/labels"] = s_helpers,
        ["desk/conversations/{id:guid}/model-summary"] = s_helpers,
        ["desk/conversations/{id:guid}/model-draft"] = s_helpers,
        ["desk/conversations/{id:guid}/typing"] = s_helpers,
        ["desk/conversations/{id:guid}/handing-back"] = s_helpers,
        ["desk/conversations/{id:guid}/return"] = s_helpers,
        ["desk/conversations/{id:guid}/closing"] = s_helpers,
        ["desk/conversations/{id:guid}/forwarding"] = s_helpers,
        ["desk/conversations/{id:guid}/reopening"] = s_helpers,
        ["desk/conversations/{id:guid}/number"] = s_helpers,
        ["desk/guide-flags"] = s_helpers,
        ["desk/guides"] = s_guides,
        ["desk/guides/page"] = s_guides,
        ["desk/guides/effect"] = s_guides,
        ["desk/guides/new"] = s_guides,
        ["desk/questions"] = s_guides,
        ["desk/flags"] = s_guides,
        ["desk/search"] = s_guides,
        ["desk/accounts"] = s_administrators,
        ["desk/model"] = s_administrators,
    };

    private readonly ChatServer _server = new();

    [Fact]
    public async Task Each_door_opens_to_its_roles_and_to_nobody_else()
    {
        var people = new List<(Role? Role, HttpClient Browser)> { (null, _server.NewBrowser()) };
        foreach (var role in s_all)
        {
            people.Add((role, (await DeskVolunteer.ArriveAsync(_server, $"ai-{(int)role}", role)).Browser));
        }

        var doors = DoorsOfTheDesk();
        Assert.True(doors.Count > 20);
        foreach (var (route, method) in doors)
        {
            Assert.True(s_doors.TryGetValue(route, out var allowed), $"{method} {route} is in no table: who may open it?");
            foreach (var (role, browser) in people)
            {
                var status = await AskAsync(browser, route, method);
                var isRefused = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
                var isAllowed = allowed is null || (role is { } known && allowed.Contains(known));
                Assert.True(isAllowed != isRefused, $"{method} {route} as {role?.ToString() ?? "nobody"}: {status}");
            }
        }
    }

    [Fact]
    public async Task Conversations_of_other_units_are_not_to_be_seen()
    {
        var here = await DeskVolunteer.ArriveAsync(_server, "hoa", unit: "Đội Quy Nhơn");
        var there = await DeskVolunteer.ArriveAsync(_server, "tu", unit: "Đội Pleiku");
        var leader = await DeskVolunteer.ArriveAsync(_server, "truong", Role.TeamLeader);
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("Gặp người hỗ trợ");
        var address = $"/desk/conversations/{Guid.Parse(citizen.ConversationId)}";
        Assert.Equal(HttpStatusCode.OK, (await there.Browser.GetAsync(address)).StatusCode);
        await here.DoAsync(citizen, "acceptance");
        Assert.Equal(HttpStatusCode.OK, (await here.Browser.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await there.Browser.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await there.Browser.GetAsync($"/desk/live?conversation={Guid.Parse(citizen.ConversationId)}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await leader.Browser.GetAsync(address)).StatusCode);
        var quiet = await DirectLineCitizen.ArriveAsync(_server);
        Assert.Equal(HttpStatusCode.NotFound, (await leader.Browser.GetAsync($"/desk/conversations/{Guid.Parse(quiet.ConversationId)}")).StatusCode);
    }

    [Fact]
    public async Task What_a_citizen_typed_stays_text_at_the_desk()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server);
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("<script>alert(1)</script><img src=x onerror=alert(2)>");
        await citizen.AskAsync("Gặp người hỗ trợ");
        foreach (var address in (string[])["/desk", $"/desk/conversations/{Guid.Parse(citizen.ConversationId)}"])
        {
            var page = await volunteer.Browser.GetStringAsync(address);
            Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)|<style|\sstyle=", page);
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose() => _server.Dispose();

    private List<(string Route, string Method)> DoorsOfTheDesk() =>
    [
        .. _server.Running.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Route: endpoint.RoutePattern.RawText!.Trim('/'), Methods: endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]))
            .Where(door => door.Route.StartsWith("desk", StringComparison.Ordinal))
            .SelectMany(door => door.Methods.Select(method => (door.Route, method)))
            .Distinct(),
    ];

    private static async Task<HttpStatusCode> AskAsync(HttpClient browser, string route, string method)
    {
        var address = "/" + route.Replace("{id:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = method == "POST" ? new FormUrlEncodedContent([]) : null };
        using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }
}
