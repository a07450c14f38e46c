using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Handoffs;

/// <summary>What can honestly be said of the desk just now, by its real figures.</summary>
/// <param name="HasVolunteers">False where no account could ever answer: then nothing is promised.</param>
/// <param name="OnDuty">Volunteers who take conversations and have a page open.</param>
/// <param name="Ahead">Conversations that have waited longer than this one.</param>
/// <param name="LikelyWait">The middle one of the latest waits; null where there were too few.</param>
/// <param name="OpenHandoff">The oldest open handoff of this conversation.</param>
public sealed record DeskState(bool HasVolunteers, int OnDuty, int Ahead, TimeSpan? LikelyWait, Handoff? OpenHandoff, Handoff? LastClosed)
{
    private const int FewestWaits = 3;
    private const int MostWaits = 15;
    private static readonly TimeSpan s_lately = TimeSpan.FromHours(3);

    public static async Task<DeskState> ReadAsync(ChatAssistDb db, Guid conversationId, DateTimeOffset now, HandoffOptions options, CancellationToken cancellationToken)
    {
        var seenAfter = now - TimeSpan.FromSeconds(options.PresenceSeconds);
        var takers = db.Volunteers.AsNoTracking().Where(volunteer => volunteer.DisabledAt == null && volunteer.PasswordHash != null && volunteer.Role != Role.Editor);
        // An administrator alone keeps accounts and answers nobody, but where on duty.
        if (!await takers.AnyAsync(volunteer => volunteer.Role != Role.Administrator || volunteer.OnDutySince != null, cancellationToken))
        {
            return new DeskState(false, 0, 0, null, null, null);
        }

        var onDuty = await takers.CountAsync(volunteer => volunteer.OnDutySince != null && volunteer.LastSeenAt > seenAfter, cancellationToken);
        var mine = await db.Handoffs.AsNoTracking()
            .Where(handoff => handoff.ConversationId == conversationId)
            .OrderBy(handoff => handoff.WaitingSince)
            .ToListAsync(cancellationToken);
        var open = mine.Find(handoff => handoff.ClosedAt is null);
        var since = open?.WaitingSince ?? now;
        var ahead = await db.Handoffs
            .Where(handoff => handoff.ClosedAt == null && handoff.AcceptedAt == null && handoff.WaitingSince < since && handoff.ConversationId != conversationId)
            .Select(handoff => handoff.ConversationId).Distinct()
            .CountAsync(cancellationToken);
        return new DeskState(true, onDuty, ahead, await LikelyWaitAsync(db, now, cancellationToken), open, mine.FindLast(handoff => handoff.ClosedAt is not null && handoff.AcceptedBy is not null));
    }

    private static async Task<TimeSpan?> LikelyWaitAsync(ChatAssistDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lately = now - s_lately;
        var waits = await db.Handoffs.AsNoTracking()
            .Where(handoff => handoff.AcceptedAt > lately)
            .OrderByDescending(handoff => handoff.AcceptedAt)
            .Take(MostWaits)
            .Select(handoff => new { handoff.WaitingSince, handoff.AcceptedAt })
            .ToListAsync(cancellationToken);
        return waits.Count < FewestWaits ? null : waits.Select(wait => wait.AcceptedAt!.Value - wait.WaitingSince).Order().ElementAt(waits.Count / 2);
    }
}
