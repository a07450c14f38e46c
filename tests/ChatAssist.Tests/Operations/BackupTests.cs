using ChatAssist.Tests.Conversations;
using ChatAssist.Tests.Guides;
using ChatAssist.Tests.Tools;
using ChatAssist.Tests.WebChat;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatAssist.Tests.Operations;

/// <summary>A backup made while people talk is whole, and what is put back is what was there.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly ChatServer _server = new();
    private readonly TemporaryFolder _folder = new();

    private string Backup => Path.Combine(_folder.Path, "backups", "monday.backup");

    [Fact]
    public async Task What_was_backed_up_while_the_server_ran_is_there_again_after_a_restore()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("Đăng ký tạm trú");
        var talking = TalkAsync();
        var rows = Run("backup", "--json").Json.At("rows");
        Assert.InRange(rows.At("conversations").GetInt32(), 1, 2);
        Assert.InRange(rows.At("messages").GetInt32(), 3, 1_000);
        await talking;
        Run("backup").AssertRefused("exists already");

        await citizen.AskAsync("cảm ơn");
        // What is pooled may be closed at any time; the server holds its file all the same.
        SqliteConnection.ClearAllPools();
        Run("restore").AssertRefused("in use");
        var later = (await citizen.ReadAsync()).Activities.Count;
        await StopAsync();
        var restored = Run("restore", "--json").Json;
        Assert.Equal(rows.At("messages").GetInt32(), restored.At("rows").At("messages").GetInt32());
        Assert.True(File.Exists(restored.At("setAside").GetString()));

        var again = new DirectLineCitizen(_server.NewBrowser());
        await again.FetchTokenAsync(citizen.ResumeToken);
        Assert.Equal(later - 2, (await again.ReadAsync()).Activities.Count);
        await again.AskAsync("thế còn phí?");
        await StopAsync();
    }

    [Fact]
    public async Task What_is_damaged_cut_short_or_no_backup_is_refused_and_nothing_is_touched()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        await citizen.AskAsync("Đăng ký tạm trú");
        Assert.Equal(0, Run("backup").ExitCode);
        await StopAsync();
        var whole = await File.ReadAllBytesAsync(Backup);
        await File.WriteAllBytesAsync(Backup, whole[..(whole.Length * 2 / 3)]);
        Assert.Equal(1, Run("restore").ExitCode);
        await File.WriteAllTextAsync(Backup, "something else");
        Assert.Equal(1, Run("restore").ExitCode);
        File.Delete(Backup);
        Run("restore").AssertRefused("no file");

        var again = new DirectLineCitizen(_server.NewBrowser());
        await again.FetchTokenAsync(citizen.ResumeToken);
        Assert.Equal(3, (await again.ReadAsync()).Activities.Count);
        await StopAsync();
    }

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    private async Task TalkAsync()
    {
        var citizen = await DirectLineCitizen.ArriveAsync(_server);
        for (var turn = 0; turn < 20; turn++)
        {
            await citizen.AskAsync($"Đăng ký khai sinh {turn}");
        }
    }

    private async Task StopAsync()
    {
        await _server.StopAsync();
        NpgsqlConnection.ClearAllPools();
    }

    private ToolRun Run(string verb, params string[] options) => ToolRun.Of([verb, Backup, "--database", _server.Database.Connection, .. options]);
}
