using System.Net;
using Microsoft.Playwright;

namespace ChatAssist.EndToEnd;

/// <summary>For an old phone on a slow line: what the page loads is little.</summary>
[Collection(ChatWorld.Name)]
public sealed class WeightTests(ChatWorld world)
{
    private const int Limit = 20 * 1024;

    [Fact]
    public async Task All_that_the_page_loads_is_at_most_20_KB()
    {
        await using var context = await world.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var loaded = new List<string>();
        page.Request += (_, request) => loaded.Add(request.Url);
        await page.GotoAsync(world.Server.ChatPage.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Contains(loaded, address => address.Contains("chat.js", StringComparison.Ordinal));
        Assert.Contains(loaded, address => address.Contains("chat.css", StringComparison.Ordinal));
        Assert.All(loaded, address => Assert.StartsWith(world.Server.Address.ToString(), address, StringComparison.Ordinal));
        var weights = await Task.WhenAll(loaded.Distinct(StringComparer.Ordinal).Select(WeighAsync));
        Assert.True(weights.Sum(weight => weight.Bytes) <= Limit, string.Join('\n', weights));
    }

    /// <summary>The bytes of the body as the server sends it to a browser that knows gzip.</summary>
    private static async Task<(string Address, int Bytes)> WeighAsync(string address)
    {
        using var http = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (address, (await response.Content.ReadAsByteArrayAsync()).Length);
    }
}
