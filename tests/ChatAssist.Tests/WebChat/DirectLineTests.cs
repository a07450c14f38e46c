using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatAssist.Tests.WebChat;

/// <summary>What Direct Line clients rely on, over HTTP and on a real database.</summary>
public sealed class DirectLineTests(ChatServer server) : IClassFixture<ChatServer>
{
    [Fact]
    public async Task A_message_comes_back_as_it_was_sent_and_then_the_answer_follows()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        var message = DirectLineCitizen.Message("Đăng ký tạm trú hết bao nhiêu tiền?", "k3j");
        message["channelData"]!["mine"] = new JsonArray(1, "hai");
        message["unknownToUs"] = new JsonObject { ["kept"] = true };
        var id = (string)(await DirectLineCitizen.ReadAsync(await citizen.PostAsync(message)))["id"]!;
        await citizen.AnswersToAsync(id);

        var (activities, _) = await citizen.ReadAsync();
        var (greeting, echo, answer) = (activities[0], activities[1], activities[2]);
        Assert.True((bool)greeting["channelData"]!["chatAssist"]!["greeting"]!);
        Assert.Equal(id, (string?)echo["id"]);
        Assert.Equal("k3j", (string?)echo["channelData"]!["clientActivityID"]);
        Assert.Equal("hai", (string?)echo["channelData"]!["mine"]![1]);
        Assert.True((bool)echo["unknownToUs"]!["kept"]!);
        Assert.StartsWith("dl_", (string?)echo["from"]!["id"]);
        Assert.Equal("user", (string?)echo["from"]!["role"]);
        Assert.Equal("bot", (string?)answer["from"]!["role"]);
        Assert.Equal("markdown", (string?)answer["textFormat"]);
        Assert.Equal([1, 2, 3], activities.Select(activity => (int)activity["channelData"]!["webchat:sequence-id"]!));
        Assert.All(activities, activity => Assert.EndsWith("Z", (string)activity["timestamp"]!));
    }

    [Fact]
    public async Task An_answer_carries_its_sources_as_citations_and_its_quick_replies_as_actions()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        var answer = (await citizen.AskAsync("Đăng ký tạm trú hết bao nhiêu tiền?"))[^1];

        Assert.StartsWith("Answered", DirectLineCitizen.StatusOf(answer));
        var claim = answer["entities"]![0]!["citation"]![0]!["appearance"]!;
        Assert.StartsWith("https://", (string?)claim["url"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", (string?)claim["dateModified"]);
        Assert.Contains($"\n\n[1]: {claim["url"]} \"", (string?)answer["text"]);
        Assert.Equal((string?)claim["url"], (string?)answer["channelData"]!["chatAssist"]!["sources"]![0]!["url"]);
        var action = answer["suggestedActions"]!["actions"]![0]!;
        Assert.Equal("imBack", (string?)action["type"]);
        Assert.Equal((string?)action["value"], (string?)answer["channelData"]!["chatAssist"]!["suggestions"]![0]!["text"]);
    }

    [Fact]
    public async Task A_watermark_gives_what_is_new_without_gap_or_repeat()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        var seen = new List<int>();
        string? watermark = null;
        for (var question = 0; question < 5; question++)
        {
            await citizen.AskAsync($"câu hỏi {question}");
            (var activities, watermark) = await citizen.ReadAsync(watermark);
            seen.AddRange(activities.Select(activity => (int)activity["channelData"]!["webchat:sequence-id"]!));
        }

        Assert.Equal(Enumerable.Range(1, seen.Count), seen);
        Assert.True(seen.Count >= 11);
        var (none, same) = await citizen.ReadAsync(watermark);
        Assert.Empty(none);
        Assert.Equal(watermark, same);
        var madeUp = await citizen.SendAsync(HttpMethod.Get, $"/v3/directline/conversations/{citizen.ConversationId}/activities?watermark=abc");
        Assert.Equal(HttpStatusCode.BadRequest, madeUp.StatusCode);
    }

    [Fact]
    public async Task A_conversation_begins_once_and_greets_once_whatever_the_client_does()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        Assert.Equal(HttpStatusCode.OK, await citizen.BeginAsync());
        var join = await citizen.PostAsync(new JsonObject { ["type"] = "event", ["name"] = "webchat/join" });
        Assert.Equal(HttpStatusCode.OK, join.StatusCode);
        var (activities, _) = await citizen.ReadAsync();
        Assert.Single(activities);
    }

    [Fact]
    public async Task Sent_twice_is_stored_and_answered_once()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => citizen.SayAsync("Đăng ký tạm trú", "same")));
        Assert.Single(ids.Distinct());
        await citizen.AnswersToAsync(ids[0]);
        await citizen.AskAsync("cảm ơn");
        var (activities, _) = await citizen.ReadAsync();
        Assert.Single(activities, activity => (string?)activity["replyToId"] == ids[0]);

        // Another conversation may use the same id for its own message.
        var other = await DirectLineCitizen.ArriveAsync(server);
        Assert.StartsWith(other.ConversationId, await other.SayAsync("Đăng ký tạm trú", "same"));
    }

    [Theory]
    [InlineData("conversationUpdate")]
    [InlineData("event")]
    [InlineData("invoke")]
    [InlineData("endOfConversation")]
    [InlineData("messageReaction")]
    [InlineData("somethingNobodyKnows")]
    [InlineData("typing")]
    public async Task Other_kinds_of_activity_are_accepted_and_neither_shown_nor_answered(string type)
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        var answer = await citizen.PostAsync(new JsonObject { ["type"] = type, ["name"] = "x", ["value"] = new JsonObject { ["a"] = 1 } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull((string?)(await DirectLineCitizen.ReadAsync(answer))["id"]);
        await citizen.AskAsync("cảm ơn");
        var (activities, _) = await citizen.ReadAsync();
        Assert.Equal(3, activities.Count);
        Assert.All(activities, activity => Assert.Equal("message", (string?)activity["type"]));
    }

    [Fact]
    public async Task A_picture_is_answered_kindly_and_not_kept()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        var activity = DirectLineCitizen.Message("đây ạ");
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["name"] = "cccd-cua-toi.png" });
        using var upload = new MultipartFormDataContent
        {
            { new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/vnd.microsoft.activity"), "activity", "blob" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("BYTES-OF-THE-PICTURE")), "file", "cccd-cua-toi.png" },
        };
        var id = (string)(await DirectLineCitizen.ReadAsync(await citizen.UploadAsync(upload)))["id"]!;
        Assert.Equal("BlockedAttachment", DirectLineCitizen.StatusOf(Assert.Single(await citizen.AnswersToAsync(id))));
        using var alone = new ByteArrayContent([1, 2, 3]);
        Assert.Equal(HttpStatusCode.OK, (await citizen.UploadAsync(alone)).StatusCode);
        Assert.False(await server.Database.ContainsAsync("BYTES-OF-THE-PICTURE"));
        Assert.False(await server.Database.ContainsAsync("cccd-cua-toi"));
        Assert.True(await server.Database.ContainsAsync("đây ạ"));
    }

    [Fact]
    public async Task Personal_data_is_masked_before_it_is_stored_and_the_citizen_is_told_once()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        var message = DirectLineCitizen.Message("số của tôi 001199012345, đăng ký tạm trú thế nào");
        message["channelData"]!["note"] = "gọi 0912 345 678";
        message["speak"] = "hai@example.vn";
        var id = (string)(await DirectLineCitizen.ReadAsync(await citizen.PostAsync(message)))["id"]!;
        var answers = await citizen.AnswersToAsync(id);
        Assert.Equal(2, answers.Count);
        Assert.Contains("số căn cước", (string?)answers[0]["text"]);
        Assert.Single(await citizen.AskAsync("còn 001199012346 thì đăng ký tạm trú thế nào"));

        var (activities, _) = await citizen.ReadAsync();
        Assert.Equal("số của tôi [số căn cước], đăng ký tạm trú thế nào", (string?)activities[1]["text"]);
        foreach (var secret in (string[])["001199012345", "001199012346", "0912 345 678", "hai@example.vn"])
        {
            Assert.False(await server.Database.ContainsAsync(secret), secret);
        }
    }
}
