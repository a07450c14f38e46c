using System.Text.RegularExpressions;
using ChatAssist.Handoffs;
using ChatAssist.Tests.WebChat;
using ChatAssist.Web.VolunteerDesk;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>The roster as a sheet, and shifts that change hands.</summary>
public sealed partial class ShiftTests : IAsyncLifetime, IDisposable
{
    private const string Week = "2026-12-07";

    private readonly ChatServer _server = new();
    private DeskVolunteer _leader = null!;
    private DeskVolunteer _lan = null!;
    private DeskVolunteer _minh = null!;

    public async Task InitializeAsync()
    {
        _leader = await DeskVolunteer.ArriveAsync(_server, "truong", Role.TeamLeader);
        _lan = await DeskVolunteer.ArriveAsync(_server);
        _minh = await DeskVolunteer.ArriveAsync(_server, "minh");
    }

    public Task DisposeAsync() => _server.StopAsync();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_sheet_is_taken_whole_comes_back_the_same_and_a_second_time_adds_nothing()
    {
        var sheet = Worksheet.Write("Ca", [["Ngày", "Từ", "Đến", "Tên đăng nhập"], ["7/12/2026", "7:30", "11:30", "LAN"], [], ["46363", "0.5625", "0.708333333", "minh", "Minh"]]);
        Assert.Contains("Đã xếp 2 ca", await ImportAsync(sheet), StringComparison.Ordinal);
        Assert.Contains("Các ca này đã có rồi", await ImportAsync(sheet), StringComparison.Ordinal);
        await using var file = await _leader.Browser.GetStreamAsync($"/desk/shifts?handler=Sheet&week={Week}");
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);
        Assert.Equal(["07/12/2026 07:30 11:30 lan Lan", "07/12/2026 13:30 17:00 minh Minh"], Worksheet.Read(copy, 100).Skip(1).Select(row => string.Join(' ', row)));
    }

    [Theory]
    [InlineData("hôm qua", "07:30", "11:30", "lan", "Dòng 3, cột A")]
    [InlineData("08/12/2026", "7 rưỡi", "11:30", "lan", "Dòng 3, cột B")]
    [InlineData("08/12/2026", "07:30", "07:00", "lan", "Dòng 3, cột C")]
    [InlineData("08/12/2026", "07:30", "11:30", "nguoi.la", "Dòng 3, cột D")]
    public async Task A_wrong_row_is_named_and_nothing_of_the_sheet_is_taken(string day, string from, string to, string name, string told)
    {
        var sheet = Worksheet.Write("Ca", [["Ngày", "Từ", "Đến", "Tên đăng nhập"], ["07/12/2026", "07:30", "11:30", "lan"], [day, from, to, name]]);
        Assert.Contains(told, await ImportAsync(sheet), StringComparison.Ordinal);
        Assert.Empty(await ShiftsAsync());
    }

    [Fact]
    public async Task What_is_no_sheet_and_what_comes_from_no_leader_changes_nothing()
    {
        Assert.Contains("không phải bảng tính", await ImportAsync("Ngày;Từ;Đến"u8.ToArray()), StringComparison.Ordinal);
        var sheet = Worksheet.Write("Ca", [["07/12/2026", "07:30", "11:30", "lan"]]);
        Assert.Contains("Chọn một bảng", await ImportAsync(sheet[..(sheet.Length / 2)], _lan), StringComparison.Ordinal);
        Assert.Contains("không phải bảng tính", await ImportAsync(sheet[..(sheet.Length / 2)]), StringComparison.Ordinal);
        Assert.Empty(await ShiftsAsync());
    }

    [Fact]
    public async Task Who_is_asked_takes_the_shift_and_a_question_taken_back_is_answered_by_nobody()
    {
        await ImportAsync(Worksheet.Write("Ca", [["07/12/2026", "07:30", "11:30", "lan"]]));
        var id = (await ShiftsAsync())[0].Id.ToString();
        // Another's shift is nobody's to give away.
        await PostAsync(_minh, "Ask", ("id", id), ("colleagueId", _lan.Id.ToString()));
        Assert.Null((await ShiftsAsync())[0].AskedVolunteerId);
        await PostAsync(_lan, "Ask", ("id", id), ("colleagueId", _minh.Id.ToString()));
        Assert.Contains("nhờ anh/chị trực thay", await _minh.Browser.GetStringAsync($"/desk/shifts?week={Week}"), StringComparison.Ordinal);
        Assert.Contains("đã nhờ Minh trực thay", await _leader.Browser.GetStringAsync($"/desk/shifts?week={Week}"), StringComparison.Ordinal);
        await PostAsync(_lan, "Ask", ("id", id), ("colleagueId", ""));
        Assert.Contains("không còn nữa", await PostAsync(_minh, "Answer", ("id", id), ("takes", "true")), StringComparison.Ordinal);
        await PostAsync(_lan, "Ask", ("id", id), ("colleagueId", _minh.Id.ToString()));
        Assert.Contains("Anh/chị đã nhận ca này", await PostAsync(_minh, "Answer", ("id", id), ("takes", "true")), StringComparison.Ordinal);
        Assert.Equal((_minh.Id, null), (await ShiftsAsync()).Select(shift => (shift.VolunteerId, shift.AskedVolunteerId)).Single());
    }

    [Fact]
    public async Task Who_has_a_shift_soon_is_reminded_at_the_desk()
    {
        var now = _server.Clock.GetUtcNow();
        await using (var db = await _server.OpenDatabaseAsync())
        {
            db.Shifts.Add(new Shift { Id = Guid.CreateVersion7(), VolunteerId = _lan.Id, UnitId = (await db.Units.SingleAsync()).Id, StartsAt = now.AddMinutes(50), EndsAt = now.AddHours(3) });
            await db.SaveChangesAsync();
        }

        Assert.DoesNotContain("Ca của anh/chị", await _lan.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
        _server.Clock.Advance(TimeSpan.FromMinutes(25));
        Assert.Contains("Ca của anh/chị bắt đầu lúc", await _lan.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
        _server.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Contains("Ca của anh/chị đến", await _lan.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ca của anh/chị", await _minh.Browser.GetStringAsync("/desk"), StringComparison.Ordinal);
    }

    private async Task<string> ImportAsync(byte[] sheet, DeskVolunteer? by = null)
    {
        var browser = (by ?? _leader).Browser;
        var token = Token().Match(await browser.GetStringAsync("/desk/help")).Groups[1].Value;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(Week), "week" }, { new ByteArrayContent(sheet), "sheet", "ca.xlsx" } };
        return await (await browser.PostAsync("/desk/shifts?handler=Import", form)).Content.ReadAsStringAsync();
    }

    private static async Task<string> PostAsync(DeskVolunteer volunteer, string handler, params (string Name, string Value)[] values) =>
        await (await volunteer.SubmitAsync("/desk/help", $"/desk/shifts?handler={handler}", [("week", Week), .. values])).Content.ReadAsStringAsync();

    private async Task<List<Shift>> ShiftsAsync()
    {
        await using var db = await _server.OpenDatabaseAsync();
        return await db.Shifts.AsNoTracking().OrderBy(shift => shift.StartsAt).ToListAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
