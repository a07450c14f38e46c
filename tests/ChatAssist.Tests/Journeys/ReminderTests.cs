using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Journeys;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.WebChat;
using ChatAssist.Tests.Zalo;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAssist.Tests.Journeys;

/// <summary>A reminder comes once, on the day that was said, and no later than the channel takes it.</summary>
public sealed class ReminderTests : IAsyncLifetime, IDisposable
{
    private static readonly JourneyTexts s_texts = JourneyTexts.Load(Path.Combine(Assistant.ShippedFolder, "journeys.yaml"));

    // Nine in the morning in Vietnam, far from any holiday.
    private static readonly DateTimeOffset s_monday = new(2030, 3, 4, 2, 0, 0, TimeSpan.Zero);

    private readonly ChatServer _server = new();

    [Fact]
    public async Task Of_the_outcome_when_it_is_to_be_expected()
    {
        MoveTo(s_monday);
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("đăng ký tạm trú");
        await citizen.AskAsync(JourneyTexts.StartButton);
        for (var text = ""; !text.Contains("Vậy là nộp xong rồi", StringComparison.Ordinal);)
        {
            text = (string)(await citizen.AskAsync("Bỏ qua"))[^1]["text"]!;
        }

        var promise = (string)(await citizen.AskAsync("hẹn nhắc"))[^1]["text"]!;
        // Three working days.
        Assert.Contains("8:00 thứ Năm 7/3", promise, StringComparison.Ordinal);
        Assert.Contains("đến 5 (rất dễ)", (string)(await citizen.AskAsync("Xong"))[^1]["text"]!, StringComparison.Ordinal);

        var reminders = _server.Running.Services.GetRequiredService<ReminderSender>();
        MoveTo(s_monday.AddDays(3).AddHours(-1).AddMinutes(-1));
        Assert.Equal(0, await reminders.RemindAsync(default));
        _server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await reminders.RemindAsync(default));
        Assert.Equal(0, await reminders.RemindAsync(default));
        Assert.Contains("khoảng hôm nay có kết quả **Đăng ký tạm trú**", await LastAsync(citizen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_go_on_tomorrow_with_the_code()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("đăng ký tạm trú");
        await citizen.AskAsync(JourneyTexts.StartButton);
        Assert.Contains("8:00 ngày mai", (string)(await citizen.AskAsync("mai nhắc em"))[^1]["text"]!, StringComparison.Ordinal);
        _server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await _server.Running.Services.GetRequiredService<ReminderSender>().RemindAsync(default));
        var said = await LastAsync(citizen);
        Assert.NotNull(JourneyCode.In(said.Split("**")[3]));
    }

    [Fact]
    public async Task On_Zalo_before_its_window_shuts()
    {
        await using var town = await ZaloTown.StartAsync(isConnected: true);
        await town.AskAsync("làm hộ chiếu phổ thông", answers: 2);
        var text = (await town.AskAsync("Làm từng bước"))[^1].Text;
        for (var step = 0; step < 40 && !text.Contains("Vậy là nộp xong rồi", StringComparison.Ordinal); step++)
        {
            text = (await town.AskAsync("Bỏ qua"))[^1].Text;
        }

        Assert.Contains("nhắc sớm hơn", (await town.AskAsync("hẹn nhắc"))[^1].Text, StringComparison.Ordinal);
        var before = town.Answers().Count;
        town.Advance(TimeSpan.FromHours(47));
        Assert.Equal(1, await town.Node.Running.Services.GetRequiredService<ReminderSender>().RemindAsync(default));
        await town.UntilAnswersAsync(before + 1);
        Assert.Contains("Anh/chị nhờ em nhắc", town.Answers()[^1].Text, StringComparison.Ordinal);
        Assert.Empty(town.Zalo.World.Refusals);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose() => _server.Dispose();

    private void MoveTo(DateTimeOffset instant) => _server.Clock.Advance(instant - _server.Clock.GetUtcNow());

    private async Task<string> LastAsync(DirectLineCitizen citizen)
    {
        var again = new DirectLineCitizen(_server.NewBrowser());
        await again.FetchTokenAsync(citizen.ResumeToken);
        return (string)(await again.ReadAsync()).Activities[^1]["text"]!;
    }
}
