using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatAssist.Tests.Conversations;

namespace ChatAssist.Tests.Faults;

/// <summary>
/// Someone who tries again, at any node, until a message is accepted, and remembers what was accepted. That is all that a
/// client can know: an answer that got lost may have been a yes.
/// </summary>
public sealed class StubbornCitizen(IReadOnlyList<Uri> nodes, int seed)
{
    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(15) };

    private readonly Random _random = new(seed);
    private string _conversation = "";
    private string _token = "";

    /// <summary>What the server has said yes to, in the order in which it was sent.</summary>
    public List<(string Id, string Text)> Accepted { get; } = [];

    public async Task ArriveAsync()
    {
        var token = await InsistAsync(HttpMethod.Post, "/webchat/token", new JsonObject());
        (_conversation, _token) = ((string)token["conversationId"]!, (string)token["token"]!);
        await InsistAsync(HttpMethod.Post, "/v3/directline/conversations", new JsonObject());
    }

    /// <summary>Says something and, half of the time, says it twice, as impatient clients do.</summary>
    public async Task SayAsync(string text)
    {
        var message = new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = "me" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = text },
        };
        var id = (string)(await InsistAsync(HttpMethod.Post, $"/v3/directline/conversations/{_conversation}/activities", message))["id"]!;
        if (_random.Next(2) == 0)
        {
            Assert.Equal(id, (string)(await InsistAsync(HttpMethod.Post, $"/v3/directline/conversations/{_conversation}/activities", message))["id"]!);
        }

        Accepted.Add((id, text));
    }

    /// <summary>The whole transcript, once everything has been answered.</summary>
    public async Task<List<JsonNode>> TranscriptAsync(ConcurrentBag<string> problems, TimeSpan patience)
    {
        using var end = new CancellationTokenSource(patience);
        while (true)
        {
            var activities = await ReadAsync();
            if (Accepted.Count == 0 || activities.Exists(activity => (string?)activity["replyToId"] == Accepted[^1].Id))
            {
                return activities;
            }

            if (end.IsCancellationRequested)
            {
                problems.Add($"{_conversation}: the last message was not answered within {patience.TotalSeconds} s");
                return activities;
            }

            await Task.Delay(50);
        }
    }

    /// <summary>A long transcript comes in pieces; each is read on from the watermark at any node.</summary>
    private async Task<List<JsonNode>> ReadAsync()
    {
        var (activities, watermark) = (new List<JsonNode>(), "");
        while (true)
        {
            var group = await InsistAsync(HttpMethod.Get, $"/v3/directline/conversations/{_conversation}/activities?watermark={watermark}", null);
            if (group["activities"]!.AsArray() is not { Count: > 0 } piece)
            {
                return activities;
            }

            activities.AddRange(piece.Select(activity => activity!));
            watermark = (string)group["watermark"]!;
        }
    }

    private async Task<JsonNode> InsistAsync(HttpMethod method, string address, JsonObject? body)
    {
        using var end = new CancellationTokenSource(2 * Eventually.Patience);
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(method, new Uri(nodes[_random.Next(nodes.Count)], address)) { Content = body is null ? null : JsonContent.Create(body) };
                if (_token.Length > 0)
                {
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
                }

                using var answer = await s_http.SendAsync(request, end.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return JsonNode.Parse(await answer.Content.ReadAsStringAsync(end.Token))!;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException && !end.IsCancellationRequested)
            {
                // Dead or dying: again, elsewhere.
            }

            await Task.Delay(_random.Next(5, 50), end.Token);
        }
    }
}
