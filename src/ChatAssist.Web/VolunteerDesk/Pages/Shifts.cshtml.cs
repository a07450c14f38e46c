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

    public Task OnGetAsync(DateOnly? week, CancellationToken cancellationToken) => ReadAsync(week, cancellationToken);

    public async Task OnPostAddAsync(Guid volunteerId, DateOnly day, TimeOnly from, TimeOnly to, int weeks, DateOnly? week, CancellationToken cancellationToken)
    {
        await ReadAsync(week, cancellationToken);
        if (People.FirstOrDefault(row => row.Id == volunteerId) is not { } person || to <= from)
        {
            Trouble = "Chọn người trong đội của anh/chị, và giờ hết ca sau giờ vào ca.";
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        for (var number = 0; number < Math.Clamp(weeks, 1, MostWeeks); number++)
        {
            var date = day.AddDays(7 * number);
            var (starts, ends) = (At(date, from), At(date, to));
            // A shift that overlaps another of the same person is the same shift told twice.
            if (!await db.Shifts.AnyAsync(row => row.VolunteerId == volunteerId && row.StartsAt < ends && row.EndsAt > starts, cancellationToken))
            {
                db.Shifts.Add(new Shift { Id = Guid.CreateVersion7(clock.GetUtcNow()), VolunteerId = volunteerId, UnitId = person.UnitId, StartsAt = starts, EndsAt = ends });
            }
        }

        await db.SaveChangesAsync(cancellationToken);
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

    public bool MayChange(Shift shift) => People.Any(person => person.Id == shift.VolunteerId);

    public bool IsNow(Shift shift) => shift.StartsAt <= clock.GetUtcNow() && clock.GetUtcNow() < shift.EndsAt;

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
        _shifts = seen.FindAll(shift => scope.Covers(shift.UnitId) || shift.VolunteerId == user.Id);
        var people = await db.Volunteers.AsNoTracking().Where(row => row.DisabledAt == null && row.Role != Role.Editor).OrderBy(row => row.DisplayName).ToListAsync(cancellationToken);
        _names = await db.Volunteers.AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellationToken);
        var below = tree.Downwards(user.UnitId);
        People = scope.IsLeader ? people.FindAll(row => scope.IsAll || below.Contains(row.UnitId)) : [];
    }
}
