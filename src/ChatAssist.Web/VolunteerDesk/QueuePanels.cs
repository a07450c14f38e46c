using ChatAssist.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Reads the queue as someone may see it.</summary>
internal sealed class QueuePanels(QueueReader queue, IDbContextFactory<ChatAssistDb> databases, TimeProvider clock)
{
    private static readonly TimeSpan s_reminder = TimeSpan.FromMinutes(30);

    public async Task<QueuePanel> ReadAsync(DeskUser user, Guid? current, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var tree = new UnitTree(await db.Units.AsNoTracking().ToListAsync(cancellationToken));
        var (now, soon) = (clock.GetUtcNow(), clock.GetUtcNow() + s_reminder);
        var shift = await db.Shifts.AsNoTracking().Where(row => row.VolunteerId == user.Id && row.StartsAt <= soon && row.EndsAt > now).OrderBy(row => row.StartsAt).FirstOrDefaultAsync(cancellationToken);
        return new QueuePanel(await queue.ReadAsync(user.Id, new Scope(user.Role, user.UnitId, tree), cancellationToken), now, tree, current, shift);
    }
}
