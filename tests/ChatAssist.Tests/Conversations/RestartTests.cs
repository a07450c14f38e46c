using ChatAssist.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Conversations;

/// <summary>What was said survives the process, and what was owed is paid once.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly ChatServer _server = new();

    [Fact]
    public async Task History_tokens_and_topic_survive_a_restart()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("Đăng ký tạm trú cần giấy tờ gì?");
        var (before, watermark) = await citizen.ReadAsync();
        await _server.StopAsync();

        var again = new DirectLineCitizen(_server.NewBrowser());
        await again.FetchTokenAsync(citizen.ResumeToken);
        var (after, same) = await again.ReadAsync();
        Assert.Equal(before.Select(activity => activity.ToJsonString()), after.Select(activity => activity.ToJsonString()));
        Assert.Equal(watermark, same);
        var answer = (await again.AskAsync("thế còn phí?"))[^1];
        Assert.Contains("tạm trú", (string?)answer["text"], StringComparison.OrdinalIgnoreCase);
        await _server.StopAsync();
    }

    [Fact]
    public async Task A_message_that_was_stored_and_not_answered_is_answered_once_after_the_restart()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("cảm ơn");
        await TakeAnswersBackAsync();
        await _server.StopAsync();

        var again = new DirectLineCitizen(_server.NewBrowser());
        await again.FetchTokenAsync(citizen.ResumeToken);
        await again.AnswersToAsync($"{again.ConversationId}|0000002");
        await again.AskAsync("chào");
        await _server.StopAsync();

        again = new DirectLineCitizen(_server.NewBrowser());
        await again.FetchTokenAsync(citizen.ResumeToken);
        await again.AskAsync("tạm biệt");
        var (activities, _) = await again.ReadAsync();
        Assert.Single(activities, activity => (string?)activity["replyToId"] == $"{again.ConversationId}|0000002");
        await _server.StopAsync();
    }

    public void Dispose() => _server.Dispose();

    /// <summary>As if the process had died between storing the message and ending its turn.</summary>
    private async Task TakeAnswersBackAsync()
    {
        await using var db = await _server.OpenDatabaseAsync();
        await db.Messages.Where(message => message.ReplyTo != null).ExecuteDeleteAsync();
        var now = _server.Clock.GetUtcNow();
        await db.Conversations.ExecuteUpdateAsync(conversation => conversation
            .SetProperty(stored => stored.HandledUpTo, 0L)
            .SetProperty(stored => stored.DueAt, now));
    }
}
