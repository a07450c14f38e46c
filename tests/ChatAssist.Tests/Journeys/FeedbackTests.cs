using System.Text.RegularExpressions;
using ChatAssist.Handoffs;
using ChatAssist.Journeys;
using ChatAssist.Tests.VolunteerDesk;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.Journeys;

/// <summary>What citizens say of the guidance reaches the editors, masked and with the number that the citizen was told.</summary>
public sealed partial class FeedbackTests : IAsyncLifetime, IDisposable
{
    private readonly ChatServer _server = new();

    [Fact]
    public async Task A_low_mark_asks_for_a_word_and_the_editors_read_it()
    {
        var citizen = await WalkedAsync("1");
        var thanks = await SaidAsync(citizen, "bước ký số khó quá, gọi em 0905 123 456 nhé");
        var number = Number().Match(thanks).Value;
        Assert.NotEmpty(number);

        Assert.Equal("bước ký số khó quá, gọi em [số điện thoại] nhé", Assert.Single(await FlagsAsync()).Words);
        var editor = await DeskVolunteer.ArriveAsync(_server, "hoa", Role.Editor);
        var page = System.Net.WebUtility.HtmlDecode(await editor.Browser.GetStringAsync("/desk/flags"));
        Assert.Contains($"Người dân góp ý, số {number}", page, StringComparison.Ordinal);
        Assert.Contains("bước ký số khó quá, gọi em [số điện thoại] nhé", page, StringComparison.Ordinal);
        Assert.Contains("1.004194", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_instead_of_a_word_is_answered_and_nothing_is_taken_down()
    {
        var citizen = await WalkedAsync("1");
        Assert.Contains("khai sinh", await SaidAsync(citizen, "làm khai sinh cho con cần giấy tờ gì?"), StringComparison.OrdinalIgnoreCase);
        await SaidAsync(citizen, "dạ em cảm ơn");
        Assert.Empty(await FlagsAsync());
    }

    [Fact]
    public async Task Who_is_content_may_say_so_too_or_think_better_of_it()
    {
        var citizen = await WalkedAsync("5");
        Assert.Contains("góp ý", await SaidAsync(citizen, FeedbackTalk.Give), StringComparison.Ordinal);
        Assert.Contains("không ghi gì", await SaidAsync(citizen, HandoffTalk.LeaveNothing), StringComparison.Ordinal);
        await SaidAsync(citizen, FeedbackTalk.Give);
        Assert.Matches(Number(), await SaidAsync(citizen, "hình rõ, làm theo được ngay"));
        Assert.Equal("hình rõ, làm theo được ngay", Assert.Single(await FlagsAsync()).Words);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose() => _server.Dispose();

    private async Task<DirectLineCitizen> WalkedAsync(string mark)
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("đăng ký tạm trú");
        await citizen.AskAsync(JourneyTexts.StartButton);
        while (!(await SaidAsync(citizen, "Bỏ qua")).Contains("đến 5 (rất dễ)", StringComparison.Ordinal))
        {
        }

        await SaidAsync(citizen, mark);
        return citizen;
    }

    private static async Task<string> SaidAsync(DirectLineCitizen citizen, string text) => (string)(await citizen.AskAsync(text))[^1]["text"]!;

    private async Task<List<GuideFlag>> FlagsAsync()
    {
        await using var db = await _server.OpenDatabaseAsync();
        return await db.GuideFlags.ToListAsync();
    }

    [GeneratedRegex(@"GY-\d{6}")]
    private static partial Regex Number();
}
