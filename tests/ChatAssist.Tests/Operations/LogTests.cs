using System.Text.Json.Nodes;
using ChatAssist.Tests.WebChat;

namespace ChatAssist.Tests.Operations;

/// <summary>The log can be read by programs, and holds nothing of a citizen: neither words nor names nor tokens.</summary>
public sealed class LogTests : IDisposable
{
    private const string Words = "mã bí mật của tôi là hoa-cúc-vàng";
    private const string Phone = "0912 345 678";

    private readonly ServerProcess _server = new();

    [Fact]
    public async Task What_citizens_say_and_who_they_are_is_in_no_line_of_the_log()
    {
        await _server.StartAsync("--Logging:Console:FormatterName", "json", "--WebChat:ChannelMessagesPerSecond", "2");
        var citizen = new DirectLineCitizen(_server.Http);
        await citizen.FetchTokenAsync();
        await citizen.BeginAsync();
        await citizen.AskAsync($"{Words}, gọi {Phone}");
        // What is malformed, refused and unknown is said, too.
        await citizen.PostAsync(new StringContent($"{{\"text\":\"{Words}"));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => citizen.PostAsync(DirectLineCitizen.Message(Words))));
        await _server.Http.GetAsync(new Uri($"v3/directline/conversations/{citizen.ConversationId}/stream?t={citizen.Token}", UriKind.Relative));
        await _server.StopAsync();

        // The way to the first account is told to whoever sits at the machine, and is no line of the log.
        var lines = _server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith("No one can sign in", StringComparison.Ordinal)).ToList();
        Assert.Contains(lines, line => line.Contains("Application is shutting down", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.NotNull(JsonNode.Parse(line)!["Category"]));
        Assert.All((string[])["hoa-c", Phone, Phone.Replace(" ", "", StringComparison.Ordinal), "dl_", citizen.Token, citizen.ResumeToken], secret =>
            Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    public void Dispose() => _server.Dispose();
}
