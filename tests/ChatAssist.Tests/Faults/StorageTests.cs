using System.Net;
using System.Text.Json.Nodes;
using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.Operations;
using ChatAssist.Tests.WebChat;
using Microsoft.Data.Sqlite;

namespace ChatAssist.Tests.Faults;

/// <summary>SQLite's disk is full, or somebody else keeps it locked: who was told yes is answered once, who was told no may ask again.</summary>
public sealed class StorageTests : IAsyncDisposable
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
    public async Task A_lock_is_sat_out()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        var before = await citizen.SayAsync("phí đăng ký tạm trú");
        await citizen.AnswersToAsync(before);
        Task<string> during;
        await using (await LockAsync())
        {
            during = citizen.SayAsync("phí đăng ký khai sinh");
            await Eventually.TrueAsync(async () => (await citizen.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode == HttpStatusCode.ServiceUnavailable);
            Assert.False(during.IsCompleted);
        }

        await citizen.AnswersToAsync(await during);
        await AssertAnsweredOnceAsync(citizen, [before, await during]);
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

    /// <summary>Somebody else writes, and takes their time.</summary>
    private async Task<SqliteConnection> LockAsync()
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
