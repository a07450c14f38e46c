using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>The week's roster: everyone sees it, leaders change that of their own people.</summary>
[Authorize(DeskAccess.Conversations)]
internal sealed class ShiftsModel(IDbContextFactory<ChatAssistDb> databases, WorkingHours hours, TimeProvider clock) : PageModel
{
    private const int MostWeeks = 26;
    private const int LongestSheet = 2 * 1024 * 1024;
    private static readonly TimeSpan s_vietnam = TimeSpan.FromHours(7);

    private IReadOnlyList<Shift> _shifts = [];
    private Dictionary<Guid, string> _names = [];

    public WorkingHours Hours => hours;

    public DateOnly Monday { get; private set; }

    public DateOnly Today => DateOnly.FromDateTime(Spoken.InVietnam(clock.GetUtcNow()).Date);

    public Guid Me => DeskUser.Of(User).Id;

    /// <summary>Whose shifts may be set; empty for those who lead nobody.</summary>
    public IReadOnlyList<Volunteer> People { get; private set; } = [];

    public string Trouble { get; private set; } = "";

    public string Told { get; private set; } = "";

    /// <summary>Who may be asked to take a shift instead: the others of one's own unit.</summary>
    public IReadOnlyList<Volunteer> Colleagues { get; private set; } = [];

    public Task OnGetAsync(DateOnly? week, CancellationToken cancellationToken) => ReadAsync(week, cancellationToken);

    public async Task OnPostAddAsync(Guid volunteerId, DateOnly day, TimeOnly from, TimeOnly to, int weeks, DateOnly? week, CancellationToken cancellationToken)
    {
        await ReadAsync(week, cancellationToken);
        if (People.FirstOrDefault(row => row.Id == volunteerId) is not { } person || to <= from)
        {
            Trouble = "Chọn người trong đội của anh/chị, và giờ hết ca sau giờ vào ca.";
            return;
        }

        var wanted = Enumerable.Range(0, Math.Clamp(weeks, 1, MostWeeks)).Select(number => day.AddDays(7 * number)).Select(date => (person, At(date, from), At(date, to)));
        Told = Tell(await AddAsync([.. wanted], cancellationToken));
        await ReadAsync(week, cancellationToken);
    }

    /// <summary>A whole sheet or nothing of it.</summary>
    public async Task OnPostImportAsync(IFormFile? sheet, DateOnly? week, CancellationToken cancellationToken)
    {
        await ReadAsync(week, cancellationToken);
        if (People.Count == 0 || sheet is not { Length: > 0 and < LongestSheet })
        {
            Trouble = "Chọn một bảng .xlsx, không quá 2 MB.";
            return;
        }

        await using var file = sheet.OpenReadStream();
        var (shifts, trouble) = Roster.Read(file, People.ToDictionary(row => row.SignInName, StringComparer.Ordinal));
        Trouble = trouble;
        if (trouble.Length == 0)
        {
            Told = Tell(await AddAsync(shifts, cancellationToken));
            await ReadAsync(week, cancellationToken);
        }
    }

    public async Task<IActionResult> OnGetSheetAsync(DateOnly? week, CancellationToken cancellationToken)
    {
        await ReadAsync(week, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var people = await db.Volunteers.AsNoTracking().ToDictionaryAsync(row => row.Id, cancellationToken);
        return File(Roster.Write(_shifts, people), Roster.ContentType, $"ca-truc-{Monday:yyyy-MM-dd}.xlsx");
    }

    /// <summary>Asks a colleague to take one's own shift; asking nobody takes the question back.</summary>
    public async Task OnPostAskAsync(Guid id, Guid? colleagueId, DateOnly? week, CancellationToken cancellationToken)
    {
        await ReadAsync(week, cancellationToken);
        var asked = Colleagues.Any(row => row.Id == colleagueId) ? colleagueId : null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Shifts.Where(row => row.Id == id && row.VolunteerId == Me).ExecuteUpdateAsync(row => row.SetProperty(shift => shift.AskedVolunteerId, asked), cancellationToken);
        await ReadAsync(week, cancellationToken);
    }

    /// <summary>Takes the shift that one was asked to take, or says no. The database decides whether the question still stands.</summary>
    public async Task OnPostAnswerAsync(Guid id, bool takes, DateOnly? week, CancellationToken cancellationToken)
    {
        var user = DeskUser.Of(User);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var asked = db.Shifts.Where(row => row.Id == id && row.AskedVolunteerId == user.Id);
        var done = takes
            ? await asked.ExecuteUpdateAsync(row => row.SetProperty(shift => shift.VolunteerId, user.Id).SetProperty(shift => shift.UnitId, user.UnitId).SetProperty(shift => shift.AskedVolunteerId, (Guid?)null), cancellationToken)
            : await asked.ExecuteUpdateAsync(row => row.SetProperty(shift => shift.AskedVolunteerId, (Guid?)null), cancellationToken);
        (Told, Trouble) = done == 1 ? (takes ? "Anh/chị đã nhận ca này." : "Đã trả lời là không nhận được.", "") : ("", "Lời nhờ này không còn nữa.");
        await ReadAsync(week, cancellationToken);
    }

    public async Task OnPostRemoveAsync(Guid id, DateOnly? week, CancellationToken cancellationToken)
    {
        await ReadAsync(week, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Shifts.FindAsync([id], cancellationToken) is { } shift && MayChange(shift))
        {
            db.Shifts.Remove(shift);
            await db.SaveChangesAsync(cancellationToken);
        }

        await ReadAsync(week, cancellationToken);
    }

    public IReadOnlyList<Shift> On(DateOnly day) => [.. _shifts.Where(shift => DateOnly.FromDateTime(Spoken.InVietnam(shift.StartsAt).Date) == day)];

    public string NameOf(Shift shift) => _names.GetValueOrDefault(shift.VolunteerId, "");

    public string NameOfAsked(Shift shift) => shift.AskedVolunteerId is { } asked ? _names.GetValueOrDefault(asked, "") : "";

    public bool MayChange(Shift shift) => People.Any(person => person.Id == shift.VolunteerId);

    public bool IsNow(Shift shift) => shift.StartsAt <= clock.GetUtcNow() && clock.GetUtcNow() < shift.EndsAt;

    private static string Tell(int added) => added == 0 ? "Các ca này đã có rồi." : $"Đã xếp {added} ca.";

    private async Task<int> AddAsync(IReadOnlyList<(Volunteer Person, DateTimeOffset StartsAt, DateTimeOffset EndsAt)> wanted, CancellationToken cancellationToken)
    {
        var added = 0;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var (person, starts, ends) in wanted)
        {
            // A shift that overlaps another of the same person is the same shift told twice.
            if (!await db.Shifts.AnyAsync(row => row.VolunteerId == person.Id && row.StartsAt < ends && row.EndsAt > starts, cancellationToken)
                && !db.Shifts.Local.Any(row => row.VolunteerId == person.Id && row.StartsAt < ends && row.EndsAt > starts))
            {
                db.Shifts.Add(new Shift { Id = Guid.CreateVersion7(clock.GetUtcNow()), VolunteerId = person.Id, UnitId = person.UnitId, StartsAt = starts, EndsAt = ends });
                added++;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return added;
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), s_vietnam);

    private async Task ReadAsync(DateOnly? week, CancellationToken cancellationToken)
    {
        var user = DeskUser.Of(User);
        var day = week ?? Today;
        Monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
        var (from, to) = (At(Monday, TimeOnly.MinValue), At(Monday.AddDays(7), TimeOnly.MinValue));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var tree = new UnitTree(await db.Units.AsNoTracking().ToListAsync(cancellationToken));
        var scope = new Scope(user.Role, user.UnitId, tree);
        var seen = await db.Shifts.AsNoTracking().Where(row => row.StartsAt >= from && row.StartsAt < to).OrderBy(row => row.StartsAt).ToListAsync(cancellationToken);
        _shifts = seen.FindAll(shift => scope.Covers(shift.UnitId) || shift.VolunteerId == user.Id || shift.AskedVolunteerId == user.Id);
        var people = await db.Volunteers.AsNoTracking().Where(row => row.DisabledAt == null && row.Role != Role.Editor).OrderBy(row => row.DisplayName).ToListAsync(cancellationToken);
        _names = await db.Volunteers.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellationToken);
        Colleagues = people.FindAll(row => row.UnitId == user.UnitId && row.Id != user.Id);
        var below = tree.Downwards(user.UnitId);
        People = scope.IsLeader ? people.FindAll(row => scope.IsAll || below.Contains(row.UnitId)) : [];
    }
}
