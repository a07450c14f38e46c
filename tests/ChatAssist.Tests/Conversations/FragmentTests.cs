using ChatAssist.Tests.WebChat;

namespace ChatAssist.Tests.Conversations;

/// <summary>A thought that comes in several messages is answered once; one that is at its end is not waited for.</summary>
public sealed class FragmentTests : IDisposable
{
    private readonly ChatServer _server = new() { Settings = { ["Conversations:FragmentWaitSeconds"] = "1.5" } };

    [Fact]
    public async Task Three_messages_in_a_row_are_one_turn()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.SayAsync("em muốn hỏi");
        await citizen.SayAsync("đăng ký tạm trú");
        var last = await citizen.SayAsync("cần giấy tờ gì");
        var answer = Assert.Single(await citizen.AnswersToAsync(last));
        Assert.Contains("tạm trú", (string?)answer["text"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal("AnsweredFromGuide", DirectLineCitizen.StatusOf(answer));
        await AssertOneAnswerAsync(citizen);
    }

    [Fact]
    public async Task A_question_mark_and_a_button_end_the_thought()
    {
        _server.Settings["Conversations:FragmentWaitSeconds"] = "10";
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.SayAsync("em muốn hỏi");
        var last = await citizen.SayAsync("đăng ký tạm trú cần giấy tờ gì?");
        var answer = Assert.Single(await citizen.AnswersToAsync(last));
        await AssertOneAnswerAsync(citizen);
        var button = (string)answer["suggestedActions"]!["actions"]![0]!["value"]!;
        Assert.Single(await citizen.AskAsync(button));
    }

    public void Dispose() => _server.Dispose();

    private static async Task AssertOneAnswerAsync(DirectLineCitizen citizen)
    {
        var (activities, _) = await citizen.ReadAsync();
        Assert.Single(activities, activity => activity["replyToId"] is not null);
    }
}
