using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ChatAssist.Tests.WebChat;

/// <summary>Who gets in and who does not.</summary>
public sealed class AccessTests(ChatServer server) : IClassFixture<ChatServer>
{
    [Fact]
    public async Task Without_a_token_401_and_with_a_made_up_one_403()
    {
        var stranger = new DirectLineCitizen(server.NewBrowser());
        Assert.Equal(HttpStatusCode.Unauthorized, await stranger.BeginAsync());
        stranger.Token = "made.up.token";
        Assert.Equal(HttpStatusCode.Forbidden, await stranger.BeginAsync());
        var refusal = await stranger.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh");
        Assert.Equal("TokenExpired", (string?)(await DirectLineCitizen.ReadAsync(refusal))["error"]!["code"]);
    }

    [Fact]
    public async Task A_token_is_refreshed_while_it_is_valid_and_refused_afterwards()
    {
        using var own = new ChatServer();
        var citizen = await DirectLineCitizen.ArriveAsync(own);
        own.Clock.Advance(TimeSpan.FromMinutes(20));
        var answer = await citizen.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh");
        var old = citizen.Token;
        citizen.Token = (string)(await DirectLineCitizen.ReadAsync(answer))["token"]!;
        own.Clock.Advance(TimeSpan.FromMinutes(20));
        await citizen.SayAsync("còn ai không");
        citizen.Token = old;
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.PostAsync(DirectLineCitizen.Message("còn ai không"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.SendAsync(HttpMethod.Post, "/v3/directline/tokens/refresh")).StatusCode);
        await own.StopAsync();
    }

    [Fact]
    public async Task Another_persons_conversation_stays_shut()
    {
        var owner = await DirectLineCitizen.ArriveAsync(server);
        await owner.SayAsync("chuyện riêng");
        var thief = await DirectLineCitizen.ArriveAsync(server);
        var address = $"/v3/directline/conversations/{owner.ConversationId}";
        HttpResponseMessage[] answers =
        [
            await thief.SendAsync(HttpMethod.Get, address),
            await thief.SendAsync(HttpMethod.Get, $"{address}/activities"),
            await thief.SendAsync(HttpMethod.Post, $"{address}/activities", DirectLineCitizen.Json(DirectLineCitizen.Message("x"))),
            await thief.SendAsync(HttpMethod.Post, $"{address}/upload", new ByteArrayContent([1])),
            await thief.SendAsync(HttpMethod.Get, $"{address}/stream?t={thief.Token}"),
            await thief.SendAsync(HttpMethod.Get, new Uri(thief.StreamUrl).PathAndQuery.Replace(thief.ConversationId, owner.ConversationId, StringComparison.Ordinal)),
        ];
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
    }

    [Fact]
    public async Task A_conversation_that_never_began_is_404()
    {
        var citizen = new DirectLineCitizen(server.NewBrowser());
        await citizen.FetchTokenAsync();
        var address = $"/v3/directline/conversations/{citizen.ConversationId}";
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.SendAsync(HttpMethod.Get, address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.SendAsync(HttpMethod.Get, $"{address}/activities")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.PostAsync(DirectLineCitizen.Message("x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.SendAsync(HttpMethod.Get, "/v3/directline/session/getsessionid")).StatusCode);
    }

    [Fact]
    public async Task A_token_for_one_purpose_is_worth_nothing_for_another()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        var stream = citizen.StreamUrl.Split("&t=")[1];
        foreach (var other in (string[])[stream, citizen.ResumeToken])
        {
            citizen.Token = other;
            Assert.Equal(HttpStatusCode.Forbidden, (await citizen.PostAsync(DirectLineCitizen.Message("x"))).StatusCode);
        }
    }

    [Fact]
    public async Task A_resume_token_leads_back_for_thirty_days_and_then_to_a_new_conversation()
    {
        using var own = new ChatServer();
        var citizen = await DirectLineCitizen.ArriveAsync(own);
        var (conversation, resume) = (citizen.ConversationId, citizen.ResumeToken);
        own.Clock.Advance(TimeSpan.FromDays(29));
        await citizen.FetchTokenAsync(resume);
        Assert.Equal(conversation, citizen.ConversationId);
        Assert.Equal(HttpStatusCode.OK, await citizen.BeginAsync());
        own.Clock.Advance(TimeSpan.FromDays(2));
        await citizen.FetchTokenAsync(resume);
        Assert.NotEqual(conversation, citizen.ConversationId);
        await citizen.FetchTokenAsync(citizen.Token);
        Assert.NotEqual(conversation, citizen.ConversationId);
        await own.StopAsync();
    }

    [Fact]
    public async Task A_token_made_for_one_site_is_refused_from_another()
    {
        var citizen = new DirectLineCitizen(server.NewBrowser());
        var answer = await citizen.SendAsync(HttpMethod.Post, "/webchat/token", origin: "https://cong.example.vn");
        citizen.Token = (string)(await DirectLineCitizen.ReadAsync(answer))["token"]!;
        Assert.Equal(HttpStatusCode.Forbidden, (await BeginFromAsync("https://other.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await BeginFromAsync("https://cong.example.vn")).StatusCode);
        Task<HttpResponseMessage> BeginFromAsync(string origin) => citizen.SendAsync(HttpMethod.Post, "/v3/directline/conversations", origin: origin);
    }

    [Fact]
    public async Task On_https_a_browser_is_told_to_stay_there_and_what_it_may_not_do()
    {
        using var browser = server.Running.CreateClient(new() { BaseAddress = new Uri("https://chat.example") });
        var answer = await browser.GetAsync(new Uri("/health/live", UriKind.Relative));
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : "";
        Assert.Equal("max-age=31536000", Header("Strict-Transport-Security"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("camera=(), geolocation=(), microphone=()", Header("Permissions-Policy"));
        Assert.Equal("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task The_secret_opens_its_door_only_where_one_is_set()
    {
        var closed = server.NewBrowser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await closed.PostAsync("/v3/directline/tokens/generate", null)).StatusCode);
        closed.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "anything");
        Assert.Equal(HttpStatusCode.Forbidden, (await closed.PostAsync("/v3/directline/tokens/generate", null)).StatusCode);

        using var open = new ChatServer { Settings = { ["WebChat:Secret"] = "the-secret" } };
        var portal = open.NewBrowser();
        portal.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "the-secret");
        var answer = await portal.PostAsJsonAsync("/v3/directline/tokens/generate", new { user = new { id = "dl_portal1" } });
        var citizen = new DirectLineCitizen(open.NewBrowser()) { Token = (string)(await DirectLineCitizen.ReadAsync(answer))["token"]! };
        Assert.Equal(HttpStatusCode.Created, await citizen.BeginAsync());
        await open.StopAsync();
    }

    [Fact]
    public async Task A_browser_on_any_site_may_ask_and_is_told_what_it_may_send()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations");
        preflight.Headers.Add("Origin", "https://cong.example.vn");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent");
        var answer = await server.NewBrowser().SendAsync(preflight);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("x-ms-bot-agent", answer.Headers.GetValues("Access-Control-Allow-Headers").Single());
        Assert.Equal("86400", answer.Headers.GetValues("Access-Control-Max-Age").Single());
    }

    [Fact]
    public async Task Too_many_tokens_or_messages_are_429_with_the_time_to_wait()
    {
        using var own = new ChatServer { Settings = { ["WebChat:TokensPerMinute"] = "6", ["WebChat:MessagesPerMinute"] = "9" } };
        var citizen = await DirectLineCitizen.ArriveAsync(own);
        Assert.Equal(HttpStatusCode.TooManyRequests, await FloodAsync(() => citizen.PostAsync(DirectLineCitizen.Message("x"))));
        Assert.Equal(HttpStatusCode.TooManyRequests, await FloodAsync(() => citizen.Http.PostAsync("/webchat/token", null)));
        await own.StopAsync();
    }

    private static async Task<HttpStatusCode> FloodAsync(Func<Task<HttpResponseMessage>> call)
    {
        for (var count = 0; count < 10; count++)
        {
            var answer = await call();
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
                Assert.NotNull((string?)((JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!)["error"]!["code"]);
                return answer.StatusCode;
            }
        }

        return HttpStatusCode.OK;
    }
}
