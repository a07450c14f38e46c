using System.Diagnostics;
using ChatAssist.Conversations;
using ChatAssist.Handoffs;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>With a thousand waiting and two hundred on duty the queue's page is whole; how soon it is written is told.</summary>
public sealed class QueueSpeedTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private readonly ChatServer _server = new();

    [Fact]
    public async Task A_thousand_waiting_are_counted_and_the_longest_are_shown()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server, "truong", Role.TeamLeader);
        await FillAsync();
        var times = new List<double>();
        for (var round = 0; round < 20; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            Assert.Contains("Đang chờ tất cả 1000 cuộc", await volunteer.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }

        // The limit is 100 ms; what else this machine does is not the page's, so it is told and not asserted.
        output.WriteLine($"{times.Min():0} ms at best, {times.Order().ElementAt(10):0} ms in the middle");
    }

    /// <summary>Those who look at the same time share one reading, and none gets one that was begun before they looked.</summary>
    [Fact]
    public async Task However_many_look_at_once_each_sees_what_has_just_been_done()
    {
        var volunteer = await DeskVolunteer.ArriveAsync(_server, "truong", Role.TeamLeader);
        await FillAsync();
        var token = await volunteer.TokenAsync();
        await using var db = await _server.OpenDatabaseAsync();
        var some = await db.Handoffs.OrderBy(row => row.WaitingSince).Select(row => row.ConversationId).Take(3).ToListAsync();
        for (var number = 0; number < some.Count; number++)
        {
            var before = Look(20);
            await volunteer.PostAsync($"/desk/conversations/{some[number]}/acceptance", token, isScript: true);
            var waiting = $"data-waiting=\"{999 - number}\"";
            Assert.All(await Task.WhenAll(Look(20)), page => Assert.Contains(waiting, page, StringComparison.Ordinal));
            await Task.WhenAll(before);
        }

        List<Task<string>> Look(int times) => [.. Enumerable.Range(0, times).Select(_ => volunteer.Browser.GetStringAsync("/desk/queue"))];
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose() => _server.Dispose();

    private async Task FillAsync()
    {
        await using var db = await _server.OpenDatabaseAsync();
        var now = _server.Clock.GetUtcNow();
        for (var number = 0; number < 1_000; number++)
        {
            var id = Guid.CreateVersion7();
            db.Conversations.Add(new Conversation { Id = id, Channel = "webchat", CitizenId = $"dl_{number}", StartedAt = now, LastActivityAt = now, LastSequence = 4 });
            for (var sequence = 1; sequence <= 4; sequence++)
            {
                db.Messages.Add(new Message { ConversationId = id, Sequence = sequence, Author = MessageAuthor.Citizen, Kind = MessageKind.Text, Channel = "webchat", Text = $"câu hỏi số {number} về đăng ký tạm trú", ReceivedAt = now });
            }

            db.Handoffs.Add(new Handoff { ConversationId = id, Id = Guid.CreateVersion7(), Reason = HandoffReason.AskedForPerson, WaitingSince = now.AddSeconds(-number), AnswerBy = now.AddMinutes(number % 3 == 0 ? 5 : 9) });
        }

        for (var number = 0; number < 200; number++)
        {
            var (account, _) = Accounts.Add(db, $"ban{number}", $"Bạn {number}", Role.Volunteer, Guid.NewGuid(), now);
            (account.OnDutySince, account.LastSeenAt) = (now, now);
        }

        await db.SaveChangesAsync();
    }
}
