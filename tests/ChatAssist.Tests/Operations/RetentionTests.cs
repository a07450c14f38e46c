using ChatAssist.Reports;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.Tools;
using ChatAssist.Tests.WebChat;
using ChatAssist.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace ChatAssist.Tests.Operations;

/// <summary>What is old, or is to be forgotten, is gone from wherever it was; that it was answered is counted.</summary>
public sealed class RetentionTests : IDisposable
{
    private const string Secret = "bí mật riêng của tôi";

    private readonly ChatServer _server = new() { Settings = { ["Conversations:IdleMinutes"] = "0" } };

    [Fact]
    public async Task The_daily_job_deletes_what_has_been_silent_for_the_days_of_retention()
    {
        var old = await DirectLineCitizen.ArriveAsync(_server);
        await old.AskAsync($"Đăng ký tạm trú {Secret}");
        await old.AskAsync("cảm ơn");
        _server.Clock.Advance(TimeSpan.FromDays(50));
        var recent = await DirectLineCitizen.ArriveAsync(_server);
        await recent.AskAsync("Đăng ký khai sinh");
        _server.Clock.Advance(TimeSpan.FromDays(41));

        var jobs = await _server.Running.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await jobs.TriggerJob(RetentionJob.Key);
        await Eventually.TrueAsync(async () => await CountAsync(db => db.Conversations) == 1);
        Assert.Equal(3, await CountAsync(db => db.Messages));
        Assert.Equal(2, (await CountsAsync()).Sum(count => count.Turns));
        Assert.Equal(recent.ConversationId, (await OnlyConversationAsync()).ToString("N"));
        await _server.StopAsync();
        Assert.False(await _server.Database.ContainsAsync(Secret));
        Assert.True(await _server.Database.ContainsAsync("khai sinh"));
    }

    [Fact]
    public async Task Counts_of_the_same_day_add_up()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var citizen = await DirectLineCitizen.ArriveAsync(_server);
            await citizen.AskAsync("cảm ơn");
            Assert.Equal(0, Forget(await CitizenAsync(citizen)).ExitCode);
        }

        var count = Assert.Single(await CountsAsync());
        Assert.Equal(("webchat", "AnsweredWithReply", 2L), (count.Channel, count.Status, count.Turns));
        Assert.Equal(DateOnly.FromDateTime((_server.Clock.GetUtcNow() + TimeSpan.FromHours(7)).DateTime), count.Day);
        await _server.StopAsync();
    }

    [Fact]
    public async Task Forget_removes_one_citizen_at_once_while_the_server_runs_and_says_what_it_was()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync($"Đăng ký tạm trú {Secret}");
        var other = await DirectLineCitizen.ArriveAsync(_server);
        await other.AskAsync("Đăng ký khai sinh");

        var id = await CitizenAsync(citizen);
        var run = Forget(id, "--json").Json;
        Assert.Equal((1, 3, 0, 0), (run.At("conversations").GetInt32(), run.At("messages").GetInt32(), run.At("deliveries").GetInt32(), run.At("handoffs").GetInt32()));
        Assert.Equal("Nothing is stored of this citizen.", Forget(id).Output.Trim());

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await citizen.PostAsync(DirectLineCitizen.Message("còn nhớ tôi không"))).StatusCode);
        await other.AskAsync("thế còn phí?");
        await _server.StopAsync();
        Assert.False(await _server.Database.ContainsAsync(Secret));
        Assert.False(await _server.Database.ContainsAsync(id));
        Assert.True(await _server.Database.ContainsAsync("khai sinh"));
    }

    [Fact]
    public void Forget_makes_no_database_of_a_mistyped_name()
    {
        using var folder = new Guides.TemporaryFolder();
        var file = Path.Combine(folder.Path, "caht.db");
        ToolRun.Of("forget", "1", "--database", $"Data Source={file}").AssertRefused("no database");
        Assert.False(File.Exists(file));
    }

    public void Dispose() => _server.Dispose();

    private ToolRun Forget(string citizen, params string[] options) => ToolRun.Of(["forget", citizen, "--database", _server.Database.Connection, .. options]);

    private async Task<string> CitizenAsync(DirectLineCitizen citizen)
    {
        await using var db = await _server.OpenDatabaseAsync();
        var id = Guid.Parse(citizen.ConversationId);
        return await db.Conversations.Where(row => row.Id == id).Select(row => row.CitizenId).SingleAsync();
    }

    private async Task<int> CountAsync<T>(Func<ChatAssistDb, IQueryable<T>> rows)
    {
        await using var db = await _server.OpenDatabaseAsync();
        return await rows(db).CountAsync();
    }

    private async Task<Guid> OnlyConversationAsync()
    {
        await using var db = await _server.OpenDatabaseAsync();
        return await db.Conversations.Select(row => row.Id).SingleAsync();
    }

    private async Task<List<TurnCount>> CountsAsync()
    {
        await using var db = await _server.OpenDatabaseAsync();
        return await db.TurnCounts.AsNoTracking().ToListAsync();
    }
}
