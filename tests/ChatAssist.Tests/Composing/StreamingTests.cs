using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ChatAssist.Fakes.Models;
using ChatAssist.Tests.WebChat;
using Xunit.Abstractions;

namespace ChatAssist.Tests.Composing;

/// <summary>A streamed answer as Direct Line clients see it: it grows by verified sentences and ends whole.</summary>
public sealed class StreamingTests(ModelTown town, ITestOutputHelper output) : IClassFixture<ModelTown>, IAsyncLifetime
{
    private const string HowMuch = "đăng ký tạm trú hết bao nhiêu tiền";
    private const string Sentences = """
        {"text":"Ai cũng được tặng 5.000.000 đồng.","cites":["p1"]},
        {"text":"Cá nhân, hộ gia đình nộp trực tuyến thì lệ phí là 7.000 đồng mỗi lần đăng ký, rẻ hơn 8.000 đồng.","cites":["p1"]},
        {"text":"Nộp trực tiếp thì cá nhân, hộ gia đình đóng 15.000 đồng mỗi lần đăng ký.","cites":["p1"]},
        {"text":"• Đăng ký theo danh sách mà nộp trực tuyến: 5.000 đồng mỗi người một lần, rẻ hơn 5.000 đồng.","cites":["p1"]},
        {"text":"• Đăng ký theo danh sách mà nộp trực tiếp: 10.000 đồng mỗi người một lần.","cites":["p1"]},
        {"text":"Một số trường hợp được miễn.","cites":["p1"]}
        """;

    [Fact]
    public async Task The_answer_grows_by_sentences_and_the_last_frame_is_the_stored_message()
    {
        town.World.Pace = TimeSpan.FromMilliseconds(4);
        town.World.Say(HowMuch, $$"""{"sentences":[{{Sentences}}],"completeness":"full"}""");
        var (frames, last) = await WatchAsync();
        Assert.True(frames.Count >= 2, $"{frames.Count} frames");
        Assert.Equal(Enumerable.Range(1, frames.Count), frames.Select(frame => (int)frame["channelData"]!["streamSequence"]!));
        Assert.Null(frames[0]["channelData"]!["streamId"]);
        Assert.All(frames.Skip(1), frame => Assert.Equal((string)frames[0]["id"]!, (string)frame["channelData"]!["streamId"]!));
        Assert.Equal(frames.Count, frames.Select(frame => (string)frame["id"]!).Distinct().Count());
        Assert.All(frames.Zip(frames.Skip(1)), pair => Assert.StartsWith((string)pair.First["text"]!, (string)pair.Second["text"]!, StringComparison.Ordinal));
        Assert.All(frames, frame => Assert.DoesNotContain("5.000.000", (string)frame["text"]!, StringComparison.Ordinal));
        Assert.Equal(("final", (string)frames[0]["id"]!), ((string)last["channelData"]!["streamType"]!, (string)last["channelData"]!["streamId"]!));
        Assert.StartsWith((string)frames[^1]["text"]!, (string)last["text"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.BreaksMidStream)]
    [InlineData(Fault.ErrorInStream)]
    [InlineData(Fault.Cut)]
    [InlineData(Fault.SlowMiddle)]
    public async Task Where_it_breaks_off_in_the_middle_a_whole_composed_answer_takes_its_place(Fault fault)
    {
        town.World.Pace = TimeSpan.FromMilliseconds(4);
        town.World.MisbehaveAlways(fault);
        var (frames, last) = await WatchAsync();
        Assert.NotEmpty(frames);
        Assert.Equal("final", (string)last["channelData"]!["streamType"]!);
        foreach (var amount in new[] { "7.000 đồng", "15.000 đồng", "10.000 đồng" })
        {
            Assert.Contains(amount, (string)last["text"]!, StringComparison.Ordinal);
        }

        // Nobody is asked twice once something was shown.
        Assert.Single(town.World.Requests);
    }

    [Fact]
    public async Task The_first_sentence_is_there_while_the_model_still_speaks()
    {
        await WatchAsync();
        town.World.Pace = TimeSpan.FromMilliseconds(10);
        var begun = TimeProvider.System.GetTimestamp();
        var first = TimeSpan.Zero;
        await WatchAsync(() => first = first == TimeSpan.Zero ? TimeProvider.System.GetElapsedTime(begun) : first);
        var whole = TimeProvider.System.GetElapsedTime(begun);
        Assert.InRange(first, TimeSpan.FromTicks(1), whole);
        output.WriteLine($"first sentence {first.TotalMilliseconds:0} ms, whole answer {whole.TotalMilliseconds:0} ms");
    }

    public Task InitializeAsync()
    {
        town.Reset();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task<(List<JsonNode> Frames, JsonNode Last)> WatchAsync(Action? seen = null)
    {
        var citizen = await DirectLineCitizen.ArriveAsync(town.Server);
        using var socket = await town.Server.Running.Server.CreateWebSocketClient().ConnectAsync(new Uri(citizen.StreamUrl), CancellationToken.None);
        var id = await citizen.SayAsync(HowMuch);
        var frames = new List<JsonNode>();
        while (true)
        {
            foreach (var activity in (await ReceiveAsync(socket))["activities"]!.AsArray())
            {
                if ((string?)activity!["channelData"]?["streamType"] == "streaming")
                {
                    seen?.Invoke();
                    frames.Add(activity);
                }
                else if ((string?)activity["replyToId"] == id)
                {
                    await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return (frames, activity);
                }
            }
        }
    }

    private static async Task<JsonNode> ReceiveAsync(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonNode.Parse(Encoding.UTF8.GetString(frame.ToArray()))!;
            }
        }
    }
}
