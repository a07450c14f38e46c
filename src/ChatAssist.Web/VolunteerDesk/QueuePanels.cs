using ChatAssist.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>Reads the queue as someone may see it.</summary>
internal sealed class QueuePanels(QueueReader queue, IDbContextFactory<ChatAssistDb> databases, TimeProvider clock)
{
    public async Task<QueuePanel> ReadAsync(DeskUser user, Guid? current, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var tree = new UnitTree(await db.Units.AsNoTracking().ToListAsync(cancellationToken));
        return new QueuePanel(await queue.ReadAsync(user.Id, new Scope(user.Role, user.UnitId, tree), cancellationToken), clock.GetUtcNow(), tree, current);
    }
}
