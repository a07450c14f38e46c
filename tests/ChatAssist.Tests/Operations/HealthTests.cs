using System.Net;
using System.Text.Json.Nodes;
using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.WebChat;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatAssist.Tests.Operations;

/// <summary>What is wrong is said by name; a load balancer is told to go elsewhere only where that helps.</summary>
public sealed class HealthTests : IDisposable
{
    private readonly ChatServer _server = new() { Settings = { ["Conversations:LeaseSeconds"] = "600" } };

    [Fact]
    public async Task All_is_well()
    {
        var browser = await ReadyAsync();
        var (status, body) = await AskAsync(browser);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["knowledge", "database", "turns", "deliveries"], body["checks"]!.AsObject().Select(check => check.Key));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
        await _server.StopAsync();
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_is_503_until_it_can_be()
    {
        var browser = await ReadyAsync();
        await using (await TakeAwayAsync())
        {
            await Eventually.TrueAsync(async () => (await AskAsync(browser)).Status == HttpStatusCode.ServiceUnavailable);
            var (_, body) = await AskAsync(browser);
            Assert.Equal("Unhealthy", (string?)body["checks"]!["database"]!["status"]);
            Assert.Contains("Nothing can be written for", (string?)body["checks"]!["database"]!["says"], StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
        }

        await Eventually.TrueAsync(async () => (await AskAsync(browser)).Status == HttpStatusCode.OK);
        await _server.StopAsync();
    }

    [Fact]
    public async Task A_turn_that_waits_for_long_degrades()
    {
        var browser = await ReadyAsync();
        await StoreAsync(owed: true, troubled: false);
        var (status, body) = await AskAsync(browser);
        Assert.Equal((HttpStatusCode.OK, "Degraded"), (status, (string?)body["status"]));
        Assert.Contains("1 conversations wait for an answer, the oldest for 60.", (string?)body["checks"]!["turns"]!["says"], StringComparison.Ordinal);
        await _server.StopAsync();
    }

    [Fact]
    public async Task A_channel_whose_deliveries_fail_degrades()
    {
        var browser = await ReadyAsync();
        await StoreAsync(owed: false, troubled: true);
        var (status, body) = await AskAsync(browser);
        Assert.Equal((HttpStatusCode.OK, "Degraded"), (status, (string?)body["status"]));
        Assert.Contains("zalo: 1 replies wait, 1 of them have failed several times", (string?)body["checks"]!["deliveries"]!["says"], StringComparison.Ordinal);
        await _server.StopAsync();
    }

    public void Dispose() => _server.Dispose();

    private async Task<HttpClient> ReadyAsync()
    {
        var browser = _server.NewBrowser();
        await Eventually.TrueAsync(async () => (await AskAsync(browser)).Status == HttpStatusCode.OK);
        return browser;
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> AskAsync(HttpClient browser)
    {
        var answer = await browser.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    /// <summary>SQLite is locked by somebody else; PostgreSQL lets nobody in.</summary>
    private async Task<IAsyncDisposable> TakeAwayAsync()
    {
        if (_server.Database.IsPostgres)
        {
            return await PostgresAway.BeginAsync(new NpgsqlConnectionStringBuilder(_server.Database.Connection).Database!);
        }

        var lockingOne = new SqliteConnection($"Data Source={_server.Database.File};Pooling=False");
        await lockingOne.OpenAsync();
        await using var command = lockingOne.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return lockingOne;
    }

    private async Task StoreAsync(bool owed, bool troubled)
    {
        await using var db = await _server.OpenDatabaseAsync();
        var now = _server.Clock.GetUtcNow();
        var conversation = new Conversation { Id = Guid.NewGuid(), Channel = "zalo", CitizenId = "1", StartedAt = now, LastActivityAt = now, Topic = Topic.None };
        if (owed)
        {
            (conversation.DueAt, conversation.LeasedBy, conversation.LeasedUntil, conversation.LastIncoming) = (now.AddMinutes(-1), "another node", now.AddMinutes(5), 1);
        }

        db.Add(conversation);
        if (troubled)
        {
            db.Add(new Delivery { ConversationId = conversation.Id, Sequence = 1, Channel = "zalo", DueAt = now.AddMinutes(1), Attempts = 3 });
        }

        await db.SaveChangesAsync();
    }

    private sealed class PostgresAway(string name) : IAsyncDisposable
    {
        public static async Task<PostgresAway> BeginAsync(string name)
        {
            await RunAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
            await RunAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
            return new PostgresAway(name);
        }

        public async ValueTask DisposeAsync() => await RunAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS true");

        private static async Task RunAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("CHATASSIST_POSTGRES"));
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
