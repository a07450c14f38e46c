using System.Text.Json.Nodes;
using ChatAssist.Tests.WebChat;

namespace ChatAssist.Tests.Faults;

/// <summary>Messages that come twice, in the wrong order or from another hour: each has its place, and one answer.</summary>
public sealed class ArrivalTests : IAsyncLifetime
{
    private readonly ChatServer _server = new();

    [Fact]
    public async Task What_comes_in_reversed_order_and_several_times_stands_once_in_the_order_of_arrival()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        var ids = new List<string>();
        foreach (var number in (int[])[5, 4, 5, 3, 3, 4, 2, 1, 5, 1])
        {
            ids.Add(await citizen.SayAsync($"phí đăng ký tạm trú {number}", $"client-{number}"));
        }

        await citizen.AnswersToAsync(ids[7]);
        var (said, answered) = await TranscriptAsync(citizen);
        Assert.Equal(["5", "4", "3", "2", "1"], said.Select(message => message.Text[^1..]));
        Assert.Equal(ids.Distinct(), said.Select(message => message.Id));
        Assert.Equal(ids.Distinct(), answered);
    }

    [Fact]
    public async Task The_same_message_at_the_same_instant_is_one()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        var ids = await Task.WhenAll(Enumerable.Range(0, 24).Select(number => citizen.SayAsync($"phí đăng ký tạm trú {number % 3}", $"client-{number % 3}")));
        Assert.Equal(3, ids.Distinct().Count());
        foreach (var id in ids.Distinct())
        {
            await citizen.AnswersToAsync(id);
        }

        var (said, answered) = await TranscriptAsync(citizen);
        Assert.Equal(3, said.Count);
        Assert.Equal(said.Select(message => message.Id), answered);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(-86400 * 3)]
    [InlineData(600)]
    [InlineData(86400)]
    public async Task A_clock_that_jumps_loses_nothing(int seconds)
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        var asked = new List<string>();
        foreach (var jump in (int[])[seconds, -seconds, 0])
        {
            asked.Add(await citizen.SayAsync("phí đăng ký tạm trú"));
            _server.Clock.Advance(TimeSpan.FromSeconds(jump));
            // Tokens have their times too: the page comes back with what it remembers.
            await citizen.FetchTokenAsync(citizen.ResumeToken);
            await citizen.AnswersToAsync(asked[^1]);
        }

        var (said, answered) = await TranscriptAsync(citizen);
        Assert.Equal(asked, said.Select(message => message.Id));
        Assert.Equal(asked, answered);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _server.StopAsync();
        _server.Dispose();
    }

    private static async Task<(List<(string Id, string Text)> Said, List<string> Answered)> TranscriptAsync(DirectLineCitizen citizen)
    {
        var (activities, _) = await citizen.ReadAsync();
        return (
            activities.Where(activity => (string?)activity["from"]!["id"] != "chatassist").Select(activity => ((string)activity["id"]!, (string)activity["text"]!)).ToList(),
            activities.Select(activity => (string?)activity["replyToId"]).OfType<string>().ToList());
    }
}
