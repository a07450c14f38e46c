using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatAssist.Tests.WebChat;

/// <summary>Someone who talks Direct Line by hand, so that tests see every status and field.</summary>
public sealed class DirectLineCitizen(HttpClient http)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public HttpClient Http => http;

    public string ConversationId { get; private set; } = "";

    public string Token { get; set; } = "";

    public string ResumeToken { get; private set; } = "";

    public string StreamUrl { get; private set; } = "";

    private string Address => $"/v3/directline/conversations/{ConversationId}";

    public static async Task<DirectLineCitizen> ArriveAsync(ChatServer server)
    {
        var citizen = new DirectLineCitizen(server.NewBrowser());
        await citizen.FetchTokenAsync();
        Assert.Equal(HttpStatusCode.Created, await citizen.BeginAsync());
        return citizen;
    }

    /// <summary>At a server that is a process of its own.</summary>
    public static async Task<DirectLineCitizen> ArriveAsync(HttpClient http)
    {
        var citizen = new DirectLineCitizen(http);
        await citizen.FetchTokenAsync();
        Assert.Equal(HttpStatusCode.Created, await citizen.BeginAsync());
        return citizen;
    }

    public async Task FetchTokenAsync(string? resumeToken = null)
    {
        var answer = await http.PostAsJsonAsync("/webchat/token", resumeToken is null ? (object)new { } : new { resumeToken });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await ReadAsync(answer);
        ConversationId = (string)body["conversationId"]!;
        Token = (string)body["token"]!;
        ResumeToken = (string)body["resumeToken"]!;
    }

    public async Task<HttpStatusCode> BeginAsync()
    {
        var answer = await SendAsync(HttpMethod.Post, "/v3/directline/conversations", Json(new JsonObject { ["locale"] = "vi-VN" }));
        if (answer.IsSuccessStatusCode)
        {
            StreamUrl = (string)(await ReadAsync(answer))["streamUrl"]!;
        }

        return answer.StatusCode;
    }

    /// <returns>The activity's id.</returns>
    public async Task<string> SayAsync(string text, string? clientActivityId = null)
    {
        var answer = await PostAsync(Message(text, clientActivityId));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (string)(await ReadAsync(answer))["id"]!;
    }

    public static JsonObject Message(string text, string? clientActivityId = null) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["from"] = new JsonObject { ["id"] = "me" },
        ["channelData"] = new JsonObject { ["clientActivityID"] = clientActivityId ?? Guid.NewGuid().ToString() },
    };

    public Task<HttpResponseMessage> PostAsync(JsonObject activity) => PostAsync(Json(activity));

    public Task<HttpResponseMessage> PostAsync(HttpContent content) => SendAsync(HttpMethod.Post, $"{Address}/activities", content);

    public Task<HttpResponseMessage> UploadAsync(HttpContent content) => SendAsync(HttpMethod.Post, $"{Address}/upload?userId=me", content);

    public async Task<(List<JsonNode> Activities, string Watermark)> ReadAsync(string? watermark = null)
    {
        var answer = await SendAsync(HttpMethod.Get, $"{Address}/activities?watermark={watermark}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var group = await ReadAsync(answer);
        return ([.. group["activities"]!.AsArray().Select(activity => activity!)], (string)group["watermark"]!);
    }

    /// <summary>Waits until a message has its answers and gives these.</summary>
    public async Task<List<JsonNode>> AnswersToAsync(string id)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            var (activities, _) = await ReadAsync();
            var answers = activities.Where(activity => (string?)activity["replyToId"] == id).ToList();
            if (answers.Count > 0)
            {
                return answers;
            }

            await Task.Delay(10, patience.Token);
        }
    }

    public async Task<List<JsonNode>> AskAsync(string text) => await AnswersToAsync(await SayAsync(text));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (Token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await http.SendAsync(request);
    }

    public static StringContent Json(JsonNode body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage answer) => (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    public static string StatusOf(JsonNode activity) => (string?)activity["channelData"]?["chatAssist"]?["status"] ?? "";
}
