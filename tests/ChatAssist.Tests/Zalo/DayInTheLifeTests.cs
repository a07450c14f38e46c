using System.Globalization;
using ChatAssist.Conversations;
using ChatAssist.Fakes.Zalo;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace ChatAssist.Tests.Zalo;

/// <summary>
/// A day with everything that goes wrong in a year: repeats, rushes, a new key, tokens that end at the worst moment, limits,
/// outages of either side, windows that close. <c>tests/zalo-day.sh</c> runs the long form, on both databases.
/// </summary>
public sealed class DayInTheLifeTests(ITestOutputHelper output)
{
    private const string Send = "/v3.0/oa/message/cs";
    private const string NowhereUrl = "http://127.0.0.1:9/zalo/webhook";
    private static readonly string[] s_said = ["cảm ơn", "đăng ký tạm trú", "1", "2", "căn cước hết hạn", "lệ phí bao nhiêu", "khai sinh cho con", "chào em", "thế còn thời hạn?"];

    private static int Events => int.Parse(Environment.GetEnvironmentVariable("CHATASSIST_ZALO_EVENTS") ?? "300", CultureInfo.InvariantCulture);

    [Fact]
    public Task On_one_node() => LiveAsync(TestDatabase.Create(), nodes: 1);

    [PostgresFact]
    public Task On_two_nodes() => LiveAsync(TestDatabase.CreatePostgres(), nodes: 2);

    private async Task LiveAsync(TestDatabase database, int nodes)
    {
        await using var town = await ZaloTown.StartAsync(
            database, isConnected: true, ("Conversations:IdleMinutes", "0"), ("Zalo:Accounts:0:WebhookKey", "key-of-the-evening"), ("Zalo:Accounts:0:PreviousWebhookKey", "test-oa-secret-key"));
        var urls = new List<string> { town.WebhookUrl };
        for (var node = 1; node < nodes; node++)
        {
            urls.Add(ZaloTown.WebhookOf(town.AddNode()));
        }

        var day = new Day(town, urls);
        town.App.RequestsPerMinute = 1_000_000;
        town.Zalo.Webhooks.DuplicateEvery = 7;
        foreach (var (incident, index) in Incidents(town, day).Select((incident, index) => (incident, index)))
        {
            day.Say(Events / 20);
            await incident();
            day.Say(Events / 20);
            await SettleAsync(town);
            town.Advance(TimeSpan.FromHours(1 + index));
        }

        await SettleAsync(town);
        await CheckAsync(town, day.MessageIds);
        output.WriteLine($"{day.MessageIds.Count} messages of citizens, {town.Zalo.Webhooks.Log.Count} webhook calls, {town.Zalo.World.Tokens.Refreshes} refreshes");
    }

    /// <summary>Ten of them, each amid messages.</summary>
    private static IEnumerable<Func<Task>> Incidents(ZaloTown town, Day day)
    {
        var (world, errors) = (town.Zalo.World, town.Zalo.World.Errors);
        yield return () => Task.CompletedTask;
        yield return () => Do(() => world.Tokens.ExpireAccess());
        yield return () => Do(() => errors.Add(Send, new InjectedError(-32), times: 5));
        yield return () => Do(() => town.App.WebhookKey = "key-of-the-evening");
        yield return () => OutageOfZaloAsync(town);
        yield return () => OutageOfOursAsync(town, day);
        yield return () => Do(() =>
        {
            world.Tokens.ExpireAccess();
            errors.Add("/v4/oa/access_token", new InjectedError(Status: 503), times: 2);
        });
        yield return () => Do(() => errors.Add(Send, new InjectedError(Status: 429), times: 3));
        yield return () => Do(() => errors.Add(Send, new InjectedError(-216), times: 1));
        yield return () => WindowsCloseAsync(town, day);
    }

    private static Task Do(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static async Task OutageOfZaloAsync(ZaloTown town)
    {
        town.Zalo.World.Errors.IsDown = true;
        await Eventually.TrueAsync(() => Task.FromResult(town.Zalo.RequestsUnderWay == 0));
        for (var minute = 0; minute < 20; minute++)
        {
            town.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        await Eventually.TrueAsync(() => Task.FromResult(town.Zalo.Webhooks.Pending == 0));
        town.Zalo.World.Errors.IsDown = false;
    }

    private static async Task OutageOfOursAsync(ZaloTown town, Day day)
    {
        // A send that time runs away from would be made twice, as is promised of a channel that is pushed to.
        await SettleAsync(town);
        day.Url = NowhereUrl;
        day.Say(10);
        await Eventually.TrueAsync(() => Task.FromResult(town.Zalo.Webhooks.Log.Count(call => call.Retry == 2 && call.Status == 0) >= 10));
        town.Advance(TimeSpan.FromMinutes(20));
        day.Url = null;
        day.Say(1);
    }

    private static async Task WindowsCloseAsync(ZaloTown town, Day day)
    {
        await SettleAsync(town);
        town.Zalo.World.Errors.IsDown = true;
        day.Say(10);
        await Eventually.TrueAsync(async () =>
        {
            await using var db = await town.Node.OpenDatabaseAsync();
            return town.Zalo.Webhooks.Pending == 0 && !await db.Conversations.AnyAsync(row => row.DueAt != null);
        });
        town.Advance(TimeSpan.FromDays(8));
        town.Zalo.World.Errors.IsDown = false;
        await SettleAsync(town);
        Assert.Empty(town.Zalo.World.Refusals);
        await using var after = await town.Node.OpenDatabaseAsync();
        Assert.NotEqual(0, await after.Deliveries.CountAsync(delivery => delivery.GivenUpAt != null));
    }

    private static Task SettleAsync(ZaloTown town) => Eventually.TrueAsync(async () =>
    {
        if (town.Zalo.RequestsUnderWay == 0)
        {
            town.Advance(TimeSpan.FromSeconds(0.5));
        }

        await using var db = await town.Node.OpenDatabaseAsync();
        return town.Zalo.Webhooks.Pending == 0 && !await db.Conversations.AnyAsync(row => row.DueAt != null) && !await db.Deliveries.AnyAsync(row => row.DueAt != null);
    });

    private static async Task CheckAsync(ZaloTown town, IReadOnlyCollection<string> messageIds)
    {
        await using var db = await town.Node.OpenDatabaseAsync();
        var messages = await db.Messages.AsNoTracking().ToListAsync();
        var heard = messages.Where(message => message.Author == MessageAuthor.Citizen).ToList();
        Assert.Equal(messageIds.Order(StringComparer.Ordinal), heard.Select(message => message.ChannelMessageId!).Order(StringComparer.Ordinal));
        var answered = messages.Where(message => message.ReplyTo is not null).CountBy(message => (message.ConversationId, message.ReplyTo!.Value)).ToDictionary();
        Assert.All(heard, message => Assert.Equal(1, answered.GetValueOrDefault((message.ConversationId, message.Sequence))));
        Assert.Empty(town.Zalo.Webhooks.GivenUp);

        var deliveries = await db.Deliveries.AsNoTracking().ToListAsync();
        var shown = town.Zalo.World.Accounts[World.OaId].Talks.Values.SelectMany(talk => talk.Messages).Where(message => !message.FromCitizen).Select(message => message.Id);
        Assert.Equal(deliveries.Where(delivery => delivery.SentAt != null).Select(delivery => delivery.ChannelMessageId).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        var aloud = await db.Handoffs.AsNoTracking().Select(handoff => new { handoff.ConversationId, handoff.Sequence }).ToListAsync();
        Assert.All(deliveries.Where(delivery => delivery.SentAt is null), delivery => Assert.Contains(new { delivery.ConversationId, Sequence = (long?)delivery.Sequence }, aloud));
        Assert.Equal((0, true), (town.Zalo.World.Tokens.Reuses, town.Zalo.World.Tokens.Refreshes >= 3));
        Assert.Empty(town.Zalo.World.Refusals);
    }

    /// <summary>Who says what, and to which node it is brought.</summary>
    private sealed class Day(ZaloTown town, IReadOnlyList<string> urls)
    {
        private readonly Random _random = new(42);

        public List<string> MessageIds { get; } = [];

        /// <summary>Where all is brought for a while; null: to any node.</summary>
        public string? Url { get; set; }

        public void Say(int messages)
        {
            for (var said = 0; said < messages; said++)
            {
                town.App.WebhookUrl = Url ?? urls[_random.Next(urls.Count)];
                var citizen = $"8000000000000{_random.Next(Math.Max(5, Events / 20)):000000}";
                // Some write a thought in several messages at once.
                for (var fragment = _random.Next(5) == 0 ? 3 : 1; fragment > 0; fragment--)
                {
                    MessageIds.Add(town.Zalo.Phone.Say(citizen, s_said[_random.Next(s_said.Length)]));
                }
            }
        }
    }
}
