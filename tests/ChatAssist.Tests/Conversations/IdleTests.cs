using ChatAssist.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.Conversations;

/// <summary>After a long silence a polite line, once; and a late message is understood by what is still known.</summary>
public sealed class IdleTests : IDisposable
{
    private readonly ChatServer _server = new();

    [Fact]
    public async Task A_silent_conversation_is_ended_once_and_taken_up_again()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        var silent = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("Đăng ký tạm trú cần giấy tờ gì?");
        var idle = _server.Running.Services.GetRequiredService<IdleConversations>();
        Assert.Equal(0, await idle.EndAsync(default));

        _server.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(1, await idle.EndAsync(default));
        _server.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(0, await idle.EndAsync(default));

        var again = new DirectLineCitizen(_server.NewBrowser());
        await again.FetchTokenAsync(citizen.ResumeToken);
        var (activities, _) = await again.ReadAsync();
        Assert.Contains("tạm dừng", (string?)activities[^1]["text"], StringComparison.Ordinal);
        Assert.Contains("tạm trú", (string?)(await again.AskAsync("phí bao nhiêu"))[^1]["text"], StringComparison.OrdinalIgnoreCase);
        // Who never said anything is not told goodbye.
        var other = new DirectLineCitizen(_server.NewBrowser());
        await other.FetchTokenAsync(silent.ResumeToken);
        Assert.Single((await other.ReadAsync()).Activities);
        await _server.StopAsync();
    }

    public void Dispose() => _server.Dispose();
}
