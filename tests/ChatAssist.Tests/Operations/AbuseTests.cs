using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using ChatAssist.Tests.WebChat;

namespace ChatAssist.Tests.Operations;

/// <summary>Who takes too much is asked for patience, and nobody else is.</summary>
public sealed class AbuseTests : IDisposable
{
    private readonly ServerProcess _server = new();

    [Fact]
    public async Task A_flood_from_one_address_is_refused_kindly_and_others_go_on()
    {
        await _server.StartAsync("--WebChat:RequestsPerSecond", "10");
        using var flooding = _server.From("127.0.0.2");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => flooding.GetAsync(new Uri("health/live", UriKind.Relative))));
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.InRange(refused.Count, 30, 95);
        Assert.True(refused[0].Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains("gửi lại giúp em", (string?)JsonNode.Parse(await refused[0].Content.ReadAsStringAsync())!["error"]!["message"], StringComparison.Ordinal);
        using var other = _server.From("127.0.0.3");
        Assert.Equal(HttpStatusCode.OK, (await other.PostAsJsonAsync(new Uri("webchat/token", UriKind.Relative), new { })).StatusCode);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _server.Http.GetAsync(new Uri("health/live", UriKind.Relative)))), answer =>
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Contains("chatassist_refused_total{otel_scope_name=\"ChatAssist\",limit=\"rate\"}", await _server.Http.GetStringAsync(new Uri("metrics", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_channel_as_a_whole_has_a_limit()
    {
        await _server.StartAsync("--WebChat:ChannelMessagesPerSecond", "1");
        var citizens = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => DirectLineCitizen.ArriveAsync(_server.Http)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => citizens[number % 3].PostAsync(DirectLineCitizen.Message("chào"))));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.InRange(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), 5, 20);
    }

    [Fact]
    public async Task An_address_opens_so_many_streams_and_a_closed_one_makes_room()
    {
        await _server.StartAsync("--WebChat:StreamsPerAddress", "2");
        using var http = _server.From("127.0.0.2");
        var citizen = await DirectLineCitizen.ArriveAsync(http);
        var (first, second) = (await OpenAsync(http, citizen), await OpenAsync(http, citizen));
        await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(http, citizen));
        await first.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, default);
        await Conversations.Eventually.TrueAsync(async () => await OpensAsync(http, citizen));
        first.Dispose();
        second.Dispose();
        Assert.DoesNotContain(citizen.Token, _server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("&t=", _server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_body_is_refused_and_every_answer_has_a_policy()
    {
        await _server.StartAsync();
        using var body = new ByteArrayContent(new byte[2 * 1024 * 1024]);
        var citizen = await DirectLineCitizen.ArriveAsync(_server.Http);
        HttpStatusCode[] tooLarge = [(await citizen.PostAsync(body)).StatusCode];
        Assert.Equal([HttpStatusCode.RequestEntityTooLarge], tooLarge);
        foreach (var address in (string[])["webchat/token", "health/ready", "v3/directline/session/getsessionid", "nowhere", "embed.js", "metrics"])
        {
            var answer = await _server.Http.GetAsync(new Uri(address, UriKind.Relative));
            Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    public void Dispose() => _server.Dispose();

    private static async Task<ClientWebSocket> OpenAsync(HttpClient http, DirectLineCitizen citizen)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(citizen.StreamUrl), http, default);
        return socket;
    }

    private static async Task<bool> OpensAsync(HttpClient http, DirectLineCitizen citizen)
    {
        try
        {
            (await OpenAsync(http, citizen)).Dispose();
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }
}
