using System.Data.Common;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.Operations;
using ChatAssist.Tests.WebChat;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatAssist.Tests.Faults;

/// <summary>The disk is full, or somebody else keeps the database locked: who was told yes is answered once, who was told no may ask again.</summary>
public sealed partial class StorageTests : IAsyncDisposable
{
    private readonly ChatServer _server = new(TestDatabase.CreateSqlite());

    [SqliteFact]
    public async Task A_full_disk_refuses_aloud_and_loses_nothing()
    {
        using var server = new ServerProcess { DiskMegabytes = 4 };
        await server.StartAsync("--WebChat:MessagesPerMinute", "100000", "--Logging:LogLevel:Default", "None");
        var citizen = new DirectLineCitizen(server.Http);
        await citizen.FetchTokenAsync();
        await citizen.BeginAsync();
        var filler = Path.Combine(server.Disk, "filler");
        Fill(filler);

        var accepted = new List<string>();
        var refused = await UntilRefusedAsync(citizen, accepted);
        await Eventually.TrueAsync(async () => (await server.Http.GetAsync(new Uri("health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.ServiceUnavailable);

        File.Delete(filler);
        await Eventually.TrueAsync(async () => (await citizen.PostAsync(refused)).IsSuccessStatusCode);
        var last = (string)(await DirectLineCitizen.ReadAsync(await citizen.PostAsync(refused)))["id"]!;
        await citizen.AnswersToAsync(last);
        await AssertAnsweredOnceAsync(citizen, [.. accepted, last]);
        await Eventually.TrueAsync(async () => (await server.Http.GetAsync(new Uri("health/ready", UriKind.Relative))).IsSuccessStatusCode);
        await using var database = new SqliteConnection($"Data Source={server.Disk}/chat.db;Pooling=False");
        await database.OpenAsync();
        await using var check = new SqliteCommand("PRAGMA integrity_check", database);
        Assert.Equal("ok", await check.ExecuteScalarAsync());
    }

    [SqliteFact]
    public Task A_lock_of_ten_seconds_is_sat_out() => SitOutAsync(_server, LockAsync);

    [PostgresFact]
    public async Task A_lock_of_ten_seconds_is_sat_out_on_postgres()
    {
        using var database = TestDatabase.CreatePostgres();
        using var server = new ChatServer(database);
        await SitOutAsync(server, async () =>
        {
            var lockingOne = new NpgsqlConnection($"{database.Connection};Pooling=false");
            await lockingOne.OpenAsync();
            await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE conversations IN EXCLUSIVE MODE", lockingOne);
            await command.ExecuteNonQueryAsync();
            return lockingOne;
        });
        await server.StopAsync();
    }

    [SqliteFact]
    public async Task A_lock_that_outlasts_our_patience_refuses_kindly_and_the_message_may_come_again()
    {
        _server.Settings["database"] = $"{_server.Database.Connection};Default Timeout=1";
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        var message = DirectLineCitizen.Message("phí đăng ký khai sinh", "once");
        await using (await LockAsync())
        {
            var refused = await citizen.PostAsync(message);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
            Assert.Contains("gửi lại", (string?)(await DirectLineCitizen.ReadAsync(refused))["error"]!["message"], StringComparison.Ordinal);
        }

        var answer = await citizen.PostAsync(message);
        Assert.True(answer.IsSuccessStatusCode);
        var id = (string)(await DirectLineCitizen.ReadAsync(answer))["id"]!;
        await citizen.AnswersToAsync(id);
        await AssertAnsweredOnceAsync(citizen, [id]);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        _server.Database.Dispose();
        _server.Dispose();
    }

    private static async Task SitOutAsync(ChatServer server, Func<Task<DbConnection>> lockAsync)
    {
        var citizen = await DirectLineCitizen.ArriveAsync(server);
        var before = await citizen.SayAsync("phí đăng ký tạm trú");
        await citizen.AnswersToAsync(before);
        Task<string> during;
        await using (await lockAsync())
        {
            during = citizen.SayAsync("phí đăng ký khai sinh");
            // It is told at once, and the time that it takes is the database's own.
            await Eventually.TrueAsync(async () => TenSeconds().IsMatch(await (await citizen.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).Content.ReadAsStringAsync()));
            Assert.False(during.IsCompleted);
        }

        await citizen.AnswersToAsync(await during);
        await AssertAnsweredOnceAsync(citizen, [before, await during]);
    }

    [GeneratedRegex("Nothing can be written for 1[0-4] s")]
    private static partial Regex TenSeconds();

    /// <summary>Somebody else writes, and takes their time.</summary>
    private async Task<DbConnection> LockAsync()
    {
        var lockingOne = new SqliteConnection($"Data Source={_server.Database.File};Pooling=False");
        await lockingOne.OpenAsync();
        await using var command = new SqliteCommand("BEGIN IMMEDIATE", lockingOne);
        await command.ExecuteNonQueryAsync();
        return lockingOne;
    }

    private static void Fill(string file)
    {
        using var filler = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1);
        try
        {
            while (true)
            {
                filler.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Full: as it should be.
        }
    }

    private static async Task<JsonObject> UntilRefusedAsync(DirectLineCitizen citizen, List<string> accepted)
    {
        // What the log has room for already is taken still.
        for (var count = 0; count < 2000; count++)
        {
            var message = DirectLineCitizen.Message($"phí đăng ký tạm trú {count} {new string('a', 1000)}", $"{count}");
            var answer = await citizen.PostAsync(message);
            if (!answer.IsSuccessStatusCode)
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                return message;
            }

            accepted.Add((string)(await DirectLineCitizen.ReadAsync(answer))["id"]!);
        }

        throw new Xunit.Sdk.XunitException("The disk never was full.");
    }

    private static async Task AssertAnsweredOnceAsync(DirectLineCitizen citizen, List<string> accepted)
    {
        var (all, watermark) = (new List<JsonNode>(), "");
        while (await citizen.ReadAsync(watermark) is { Activities: { Count: > 0 } piece } group)
        {
            all.AddRange(piece);
            watermark = group.Watermark;
        }

        Assert.Equal(accepted, all.Where(activity => (string?)activity["from"]!["id"] != "chatassist").Select(activity => (string)activity["id"]!));
        Assert.Equal(accepted, all.Select(activity => (string?)activity["replyToId"]).Where(id => id is not null));
    }
}
