using System.Net.Sockets;
using System.Net.WebSockets;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.WebChat;

namespace ChatAssist.Tests.Operations;

/// <summary>There are so many places, one address has so many of them, and who leaves makes room.</summary>
public sealed class ConnectionTests : IDisposable
{
    private readonly ServerProcess _server = new();

    [Fact]
    public async Task So_many_connections_and_streams_are_open_in_all_and_a_closed_one_makes_room()
    {
        await _server.StartAsync("--Limits:Connections", "8", "--Limits:Streams", "2");
        var citizen = await DirectLineCitizen.ArriveAsync(_server.Http);
        var (first, second) = (await OpenAsync(_server.Http, citizen), await OpenAsync(_server.Http, citizen));
        Assert.False(await OpensAsync(_server.Http, citizen));
        first.Abort();
        await Eventually.TrueAsync(async () => await OpensAsync(_server.Http, citizen));
        second.Abort();

        var connections = new List<Socket>();
        await Eventually.TrueAsync(async () =>
        {
            connections.Add(await _server.ConnectAsync("127.0.0.2"));
            return await IsRefusedAsync(connections[^1]);
        });
        Assert.InRange(connections.Count, 5, 12);
        connections.ForEach(connection => connection.Dispose());
        using var late = _server.From("127.0.0.3");
        await Eventually.TrueAsync(async () => await AnswersAsync(late));
    }

    [Fact]
    public async Task An_address_that_holds_connections_and_says_nothing_is_shut_out_and_others_are_not()
    {
        await _server.StartAsync("--Limits:ConnectionsPerAddress", "3");
        using var hoarder = _server.From("127.0.0.2");
        var held = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _server.ConnectAsync("127.0.0.2")));
        foreach (var connection in held)
        {
            // Who has been answered has a place.
            Assert.False(await IsRefusedAsync(connection));
        }

        await Eventually.TrueAsync(async () => !await AnswersAsync(hoarder));
        using var other = _server.From("127.0.0.3");
        Assert.True(await AnswersAsync(other));
        held[0].Dispose();
        await Eventually.TrueAsync(async () => await AnswersAsync(hoarder));
        held[1].Dispose();
        held[2].Dispose();
        Assert.Contains("limit=\"connections\"", await _server.Http.GetStringAsync(new Uri("metrics", UriKind.Relative)), StringComparison.Ordinal);
    }

    public void Dispose() => _server.Dispose();

    /// <summary>Asks something; who has no place is shut out without a word.</summary>
    private static async Task<bool> IsRefusedAsync(Socket connection)
    {
        try
        {
            await connection.SendAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
            return await connection.ReceiveAsync(new byte[1]) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(new Uri("health/live", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

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
