using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ChatAssist.Conversations;

namespace ChatAssist.Tests.WebChat;

/// <summary>The live stream: replay, order, typing, ends.</summary>
public sealed class StreamTests(ChatServer server) : IClassFixture<ChatServer>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_stream_replays_and_then_goes_on_live()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        await citizen.AskAsync("câu hỏi 1");
        using var socket = await OpenAsync(citizen.StreamUrl);
        await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        var id = await citizen.SayAsync("câu hỏi 2");

        var shown = new List<JsonNode>();
        while (!shown.Exists(activity => (string?)activity["replyToId"] == id))
        {
            shown.AddRange((await ReceiveAsync(socket))!["activities"]!.AsArray()!);
        }

        var messages = shown.Where(activity => (string?)activity["type"] == "message").ToList();
        Assert.Equal(Enumerable.Range(1, messages.Count), messages.Select(activity => (int)activity["channelData"]!["webchat:sequence-id"]!));
        Assert.All(shown.Except(messages), activity => Assert.Equal("typing", (string?)activity["type"]));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    [Fact]
    public async Task A_thousand_messages_are_replayed_in_order_and_only_those_after_the_watermark()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        await FillAsync(citizen, 1_000);
        using var socket = await OpenAsync(citizen.StreamUrl.Replace("watermark=-", "watermark=1", StringComparison.Ordinal));
        var sequences = new List<int>();
        while (sequences.Count < 1_000)
        {
            sequences.AddRange((await ReceiveAsync(socket))!["activities"]!.AsArray().Select(activity => (int)activity!["channelData"]!["webchat:sequence-id"]!));
        }

        Assert.Equal(Enumerable.Range(2, 1_000), sequences);
    }

    [Fact]
    public async Task A_stopping_server_says_goodbye()
    {
        using var own = new ChatServer();
        var citizen = await DirectLineCitizen.ArriveAsync(own);
        using var socket = await OpenAsync(citizen.StreamUrl, own);
        await ReceiveAsync(socket);
        var stopping = own.StopAsync();
        Assert.Null(await ReceiveAsync(socket));
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
        // On a busy machine the server is gone before our own goodbye: it need not wait for it.
        await Record.ExceptionAsync(() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None));
        await stopping;
    }

    [Fact]
    public async Task A_stream_address_is_good_for_a_minute_only()
    {
        using var own = new ChatServer();
        var citizen = await DirectLineCitizen.ArriveAsync(own);
        own.Clock.Advance(TimeSpan.FromSeconds(61));
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(citizen.StreamUrl, own));
        Assert.Contains("403", refusal.Message);
        await own.StopAsync();
    }

    private Task<WebSocket> OpenAsync(string address) => OpenAsync(address, server);

    private static Task<WebSocket> OpenAsync(string address, ChatServer server) =>
        server.Running.Server.CreateWebSocketClient().ConnectAsync(new Uri(address), CancellationToken.None);

    /// <returns>Null where the server closed.</returns>
    private static async Task<JsonNode?> ReceiveAsync(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(s_patience);
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonNode.Parse(Encoding.UTF8.GetString(frame.ToArray()));
            }
        }
    }

    private async Task FillAsync(DirectLineCitizen citizen, int count)
    {
        await using var db = await server.OpenDatabaseAsync();
        var conversation = (await db.Conversations.FindAsync(Guid.Parse(citizen.ConversationId)))!;
        for (var index = 0; index < count; index++)
        {
            conversation.LastSequence++;
            db.Messages.Add(new Message
            {
                ConversationId = conversation.Id,
                Sequence = conversation.LastSequence,
                Author = MessageAuthor.Citizen,
                Kind = MessageKind.Text,
                Channel = "webchat",
                Text = $"tin {index}",
                ReceivedAt = server.Clock.GetUtcNow(),
            });
        }

        await db.SaveChangesAsync();
    }
}
