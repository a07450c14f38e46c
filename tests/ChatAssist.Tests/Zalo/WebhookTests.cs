using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ChatAssist.Conversations;
using ChatAssist.Fakes.Zalo;
using ChatAssist.Tests.Conversations;
using ChatAssist.Web.Zalo;

namespace ChatAssist.Tests.Zalo;

/// <summary>What comes in at Zalo's door: who may, what is stored, and that it is stored once.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private ZaloTown _town = null!;

    private DateTimeOffset Now => _town.Node.Clock.GetUtcNow();

    public async Task InitializeAsync() => _town = await ZaloTown.StartAsync(isConnected: true, ("Zalo:Accounts:0:PreviousWebhookKey", "key-before"));

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public void The_documented_vector_gives_the_documented_signature()
    {
        const string Body = """{"app_id":"1234567890123456789","user_id_by_app":"700000000000000001","event_name":"user_send_text","sender":{"id":"800000000000000001"},"recipient":{"id":"900000000000000001"},"message":{"msg_id":"m-0001","text":"Xin chào"},"timestamp":"1767200400000"}""";
        var bytes = Encoding.UTF8.GetBytes(Body);
        Assert.Equal(254, bytes.Length);
        Assert.Equal("3cb3a3d0fb84383d3464795851a7a940d20257b95316e5a9ff5df5d2a1fc9476", ZaloSignature.Mac("1234567890123456789", bytes, "1767200400000", "test-oa-secret-key"));
    }

    [Fact]
    public async Task A_message_is_answered_and_all_stands_in_the_transcript()
    {
        var answers = await _town.AskAsync("đăng ký tạm trú cần giấy tờ gì?", answers: 2);
        Assert.Contains("máy trả lời", answers[0].Text, StringComparison.Ordinal);
        Assert.Contains("tạm trú", answers[1].Text, StringComparison.OrdinalIgnoreCase);
        var transcript = await _town.TranscriptAsync();
        Assert.Equal([MessageAuthor.Assistant, MessageAuthor.Citizen, MessageAuthor.Assistant], transcript.Select(message => message.Author));
        Assert.All(transcript, message => Assert.Equal("zalo", message.Channel));
    }

    [Fact]
    public async Task Whoever_cannot_sign_stores_nothing()
    {
        var body = ZaloTown.TextEvent("m-forged", "xin chào", Now);
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
        var timestamp = (string)body["timestamp"]!;
        Assert.Equal(401, await _town.PostAsync(body, "mac=" + new string('0', 64)));
        Assert.Equal(401, await _town.PostAsync(body, "mac="));
        Assert.Equal(401, await _town.PostAsync(body, Signature.Of(World.AppId, bytes, timestamp, "another-key")));
        Assert.Equal(401, await _town.PostAsync(body, Signature.Of(World.AppId, bytes, timestamp, World.AppSecret)));
        Assert.Equal(401, await _town.PostAsync(body, Signature.Of("", bytes, timestamp, _town.App.WebhookKey)));
        Assert.Equal(401, await PostRawAsync(bytes, signature: null));
        // Signed for another text.
        Assert.Equal(401, await _town.PostAsync(ZaloTown.TextEvent("m-forged", "xin chào!", Now), Signature.Of(World.AppId, bytes, timestamp, _town.App.WebhookKey)));
        Assert.Empty(await _town.TranscriptAsync());
    }

    [Fact]
    public async Task Bodies_that_are_no_events_are_refused_or_let_go_by()
    {
        var whole = Encoding.UTF8.GetBytes(ZaloTown.TextEvent("m-1", "xin chào", Now).ToJsonString());
        string Sign(byte[] body) => Signature.Of(World.AppId, body, "", _town.App.WebhookKey);
        Assert.Equal(400, await PostRawAsync(whole[..^20], Sign(whole[..^20])));
        Assert.Equal(400, await PostRawAsync("không phải JSON"u8.ToArray(), Sign("không phải JSON"u8.ToArray())));
        Assert.Equal(400, await PostRawAsync("[]"u8.ToArray(), Sign("[]"u8.ToArray())));
        Assert.Equal(413, await PostRawAsync(new byte[300 * 1024], Sign(new byte[300 * 1024])));
        var deep = Encoding.UTF8.GetBytes(new string('[', 5_000));
        Assert.Equal(400, await PostRawAsync(deep, Sign(deep)));
        // The console's check of the address, which is not signed and holds nothing.
        Assert.Equal(200, await PostRawAsync([], signature: null));
        Assert.Equal(200, await PostRawAsync("{}"u8.ToArray(), signature: null));
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(_town.WebhookUrl))).StatusCode);
        Assert.Empty(await _town.TranscriptAsync());
    }

    [Fact]
    public async Task What_comes_twice_is_stored_and_answered_once()
    {
        var body = ZaloTown.TextEvent("m-twice", "cảm ơn", Now);
        // So that it may be answered at all.
        _town.Zalo.World.TalkOf(World.OaId, ZaloTown.Citizen).LastInteraction = Now;
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _town.PostAsync(body))), status => Assert.Equal(200, status));
        await _town.SettleAsync();
        Assert.Equal(200, await _town.PostAsync(body));
        await _town.SettleAsync();
        Assert.Single(await _town.TranscriptAsync(), message => message.Author == MessageAuthor.Citizen);
        Assert.Equal(2, _town.Answers().Count);
    }

    [Fact]
    public async Task A_replay_from_long_ago_stores_nothing()
    {
        Assert.Equal(200, await _town.PostAsync(ZaloTown.TextEvent("m-old", "xin chào", Now.AddDays(-8))));
        Assert.Empty(await _town.TranscriptAsync());
    }

    [Fact]
    public async Task Both_keys_and_both_forms_of_the_signature_are_taken()
    {
        var (body, key) = (ZaloTown.TextEvent("m-1", "cảm ơn", Now), _town.App.WebhookKey);
        var (bytes, timestamp) = (Encoding.UTF8.GetBytes(body.ToJsonString()), (string)body["timestamp"]!);
        Assert.Equal(200, await _town.PostAsync(body, Signature.Of(World.AppId, bytes, timestamp, "key-before")));
        Assert.Equal(200, await _town.PostAsync(body, Signature.Of(World.OaId, bytes, timestamp, key)));
        Assert.Equal(200, await _town.PostAsync(body, Signature.Of(World.AppId, bytes, timestamp, key)[4..]));
        Assert.Single(await _town.TranscriptAsync(), message => message.Author == MessageAuthor.Citizen);
    }

    [Fact]
    public async Task Numbers_for_strings_are_read_digit_by_digit()
    {
        const string Big = "9223372036854775808001";
        var at = Now.ToUnixTimeMilliseconds();
        var text = $$"""{"app_id":{{World.AppId}},"event_name":"user_send_text","sender":{"id":{{Big}}},"recipient":{"id":{{World.OaId}}},"message":{"msg_id":90071992547409931234,"text":"cảm ơn"},"timestamp":{{at}}}""";
        var bytes = Encoding.UTF8.GetBytes(text);
        _town.Zalo.World.TalkOf(World.OaId, Big).LastInteraction = Now;
        Assert.Equal(200, await PostRawAsync(bytes, Signature.Of(World.AppId, bytes, at.ToString(System.Globalization.CultureInfo.InvariantCulture), _town.App.WebhookKey)));
        await _town.UntilAnswersAsync(2, Big);
        Assert.Contains(await _town.TranscriptAsync(), message => message.ChannelMessageId == "90071992547409931234");
    }

    [Theory]
    [InlineData("user_send_text", """{"message":null}""")]
    [InlineData("user_send_text", """{"message":{"msg_id":"m-1","text":{"a":1}}}""")]
    [InlineData("user_send_image", """{"message":{"msg_id":"m-1","attachments":"none"}}""")]
    [InlineData("user_send_location", """{"message":{"msg_id":"m-1","attachments":[{"type":"location","payload":{"coordinates":{"latitude":"NaN","longitude":"x"}}}]}}""")]
    [InlineData("user_submit_info", """{"info":{"phone":84901234567,"name":"A"}}""")]
    [InlineData("user_send_text", """{"sender":{}}""")]
    [InlineData("user_send_text", """{"timestamp":"soon"}""")]
    [InlineData("something_new", """{"of":["tomorrow"]}""")]
    [InlineData("add_user_to_tag", """{"tag":{"name":"x","user_ids":["1"]}}""")]
    [InlineData("", "{}")]
    public async Task Shapes_that_nobody_has_told_us_of_are_taken_without_harm(string name, string change)
    {
        var body = ZaloTown.TextEvent("m-1", "cảm ơn", Now);
        body["event_name"] = name;
        foreach (var (property, value) in (JsonObject)JsonNode.Parse(change)!)
        {
            body[property] = value?.DeepClone();
        }

        Assert.Equal(200, await _town.PostAsync(body));
    }

    [Fact]
    public async Task Half_a_character_is_taken_without_harm()
    {
        var body = ZaloTown.TextEvent("m-1", "cảm ơn HALF", Now);
        var bytes = Encoding.UTF8.GetBytes(body.ToJsonString().Replace("HALF", "\\ud800", StringComparison.Ordinal));
        Assert.Equal(200, await PostRawAsync(bytes, Signature.Of(World.AppId, bytes, (string)body["timestamp"]!, _town.App.WebhookKey)));
        Assert.Contains(await _town.TranscriptAsync(), message => message.ChannelMessageId == "m-1");
    }

    [Fact]
    public async Task A_person_who_writes_before_the_server_knows_them_gets_their_name_shown_to_volunteers()
    {
        _town.Zalo.World.AddCitizen(ZaloTown.Citizen, "Trần Thị Bình");
        await _town.AskAsync("cảm ơn", answers: 2);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = await _town.Node.OpenDatabaseAsync();
            return db.Conversations.Single().CitizenName == "Trần Thị Bình";
        });
    }

    private async Task<int> PostRawAsync(byte[] body, string? signature)
    {
        using var answer = await _town.Zalo.Webhooks.PostAsync(_town.WebhookUrl, body, signature);
        return (int)answer.StatusCode;
    }
}
