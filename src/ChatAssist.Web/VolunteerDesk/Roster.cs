using System.Globalization;
using ChatAssist.Handoffs;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>The roster as a sheet that leaders fill in at home: day, from, to, sign-in name, name.</summary>
internal static class Roster
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int MostRows = 2_000;
    private static readonly string[] s_heading = ["Ngày", "Từ", "Đến", "Tên đăng nhập", "Họ tên"];
    private static readonly string[] s_days = ["d/M/yyyy", "dd/MM/yyyy", "yyyy-MM-dd", "d-M-yyyy", "d.M.yyyy"];
    private static readonly string[] s_times = ["H:mm", "HH:mm", "H'h'mm", "H'h'", "HH:mm:ss", "H'g'mm"];
    private static readonly TimeSpan s_vietnam = TimeSpan.FromHours(7);

    public static byte[] Write(IEnumerable<Shift> shifts, IReadOnlyDictionary<Guid, Volunteer> people) => Worksheet.Write("Ca trực", shifts
        .Where(shift => people.ContainsKey(shift.VolunteerId))
        .Select(shift => (Shift: shift, Starts: shift.StartsAt.ToOffset(s_vietnam), Ends: shift.EndsAt.ToOffset(s_vietnam), Person: people[shift.VolunteerId]))
        .Select(row => new[] { row.Starts.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), row.Starts.ToString("HH:mm", CultureInfo.InvariantCulture), row.Ends.ToString("HH:mm", CultureInfo.InvariantCulture), row.Person.SignInName, row.Person.DisplayName })
        .Prepend(s_heading));

    /// <returns>The shifts of the sheet; or what is wrong, with row and column, and then nothing is to be changed.</returns>
    public static (IReadOnlyList<(Volunteer Person, DateTimeOffset StartsAt, DateTimeOffset EndsAt)> Shifts, string Trouble) Read(Stream file, IReadOnlyDictionary<string, Volunteer> people)
    {
        List<string[]> rows;
        try
        {
            rows = Worksheet.Read(file, MostRows);
        }
        catch (FormatException)
        {
            return ([], "Đây không phải bảng tính .xlsx. Anh/chị tải bảng mẫu (nút Tải bảng .xlsx) rồi điền vào.");
        }

        if (rows.Count > MostRows)
        {
            return ([], $"Bảng dài quá {MostRows:N0} dòng, anh/chị tách ra giúp.");
        }

        var shifts = new List<(Volunteer, DateTimeOffset, DateTimeOffset)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.All(cell => cell.Length == 0) || (i == 0 && string.Equals(row[0], s_heading[0], StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            string Cell(int column) => column < row.Length ? row[column] : "";
            var (trouble, day, from, to) = Times(Cell(0), Cell(1), Cell(2));
            if (trouble.Length > 0 || !people.TryGetValue(Accounts.Tidy(Cell(3)), out var person))
            {
                return ([], $"Dòng {i + 1}, {(trouble.Length > 0 ? trouble : $"cột D: không có ai trong đội của anh/chị tên đăng nhập là “{Cell(3)}”")}. Chưa ca nào được nhập; sửa dòng này rồi tải lên lại.");
            }

            shifts.Add((person, new DateTimeOffset(day.ToDateTime(from), s_vietnam), new DateTimeOffset(day.ToDateTime(to), s_vietnam)));
        }

        return (shifts, shifts.Count == 0 ? "Bảng chưa có ca nào." : "");
    }

    private static (string Trouble, DateOnly Day, TimeOnly From, TimeOnly To) Times(string day, string from, string to) =>
        DayOf(day) is not { } date ? ($"cột A: ngày “{day}” chưa đúng, viết như 24/11/2026", default, default, default)
        : TimeOf(from) is not { } starts ? ($"cột B: giờ vào ca “{from}” chưa đúng, viết như 07:30", default, default, default)
        : TimeOf(to) is not { } ends ? ($"cột C: giờ hết ca “{to}” chưa đúng, viết như 11:30", default, default, default)
        : ends <= starts ? ("cột C: giờ hết ca phải sau giờ vào ca", default, default, default)
        : ("", date, starts, ends);

    // A program that knows dates stores the days since 1900, and a time as a part of a day.
    private static DateOnly? DayOf(string text) => DateOnly.TryParseExact(text, s_days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days is > 40_000 and < 80_000 ? DateOnly.FromDateTime(DateTime.FromOADate(days)) : null;

    private static TimeOnly? TimeOf(string text) => TimeOnly.TryParseExact(text, s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) && part is >= 0 and < 1 ? TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(Math.Min(1439, Math.Round(part * 1440)))) : null;
}
