using ChatAssist.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Handoffs;

/// <summary>What the queue shows of one conversation.</summary>
/// <param name="Reason">Of the oldest open handoff.</param>
/// <param name="LastWords">The citizen's latest message, shortened; personal data was masked when it came in.</param>
/// <param name="HolderName">Empty while it waits.</param>
/// <param name="Labels">As volunteers have put them.</param>
/// <param name="IsCitizenLast">The citizen waits for a word.</param>
public sealed record QueueRow(
    Guid ConversationId, string Channel, HandoffReason Reason, DateTimeOffset WaitingSince, DateTimeOffset? AnswerBy, Guid? HeldBy, string HolderName, Guid? UnitId,
    Escalation Escalation, string LastWords, DateTimeOffset LastAt, bool IsCitizenLast, bool IsWarned, bool IsAnswered, IReadOnlyList<string> Labels)
{
    public bool IsOverdue(DateTimeOffset now) => !IsAnswered && AnswerBy < now;
}

/// <summary>Where somebody is asked to look.</summary>
public sealed record MentionRow(Guid ConversationId, string ByName, DateTimeOffset At);

/// <summary>The queue as one volunteer sees it.</summary>
public sealed record QueueView(
    IReadOnlyList<MentionRow> Mentions, IReadOnlyList<QueueRow> Overdue, IReadOnlyList<QueueRow> Waiting, IReadOnlyList<QueueRow> Mine, IReadOnlyList<QueueRow> Team, int WaitingInAll, IReadOnlyList<string> OnDuty, bool AmOnDuty);

/// <summary>Reads the queue: what waits longest first, what is urgent before it.</summary>
public sealed class QueueReader(IDbContextFactory<ChatAssistDb> databases, Microsoft.Extensions.Options.IOptions<HandoffOptions> options, TimeProvider clock)
{
    private const int MostShown = 60;
    private static readonly HandoffReason[] s_urgent = [HandoffReason.Distress, HandoffReason.Deadline, HandoffReason.Reopened];

    /// <summary>With two hundred pages open one change asks for the queue two hundred times; all of them see the same desk.</summary>
    private readonly SharedRead<OpenDesk> _desk = new(() => OpenDesk.ReadAsync(databases, options.Value, clock.GetUtcNow()));

    public async Task<QueueView> ReadAsync(Guid me, Scope scope, CancellationToken cancellationToken)
    {
        var desk = await _desk.ReadAsync().WaitAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var firsts = desk.Handoffs
            .Where(row => scope.Covers(row.UnitId) || row.AcceptedBy == me)
            .DistinctBy(row => row.ConversationId)
            .Where(row => desk.Conversations.ContainsKey(row.ConversationId))
            .ToList();
        var overdue = firsts.Where(row => row.FirstAnsweredAt is null && row.AnswerBy < now && (row.AcceptedBy == me || scope.IsLeader || row.AcceptedAt is null)).OrderBy(row => row.AnswerBy).ToList();
        var overdueIds = overdue.ConvertAll(row => row.ConversationId).ToHashSet();
        var waiting = firsts.Where(row => row.AcceptedAt is null).OrderByDescending(row => s_urgent.Contains(row.Reason)).ThenBy(row => row.WaitingSince).ToList();
        List<QueueRow> Others(IEnumerable<Handoff> some) => [.. some.Where(row => !overdueIds.Contains(row.ConversationId)).Take(MostShown).Select(desk.Row)];
        return new QueueView(
            [.. desk.Mentions[me].Take(MostShown)],
            [.. overdue.Take(MostShown).Select(desk.Row)],
            Others(waiting),
            Others(firsts.Where(row => row.AcceptedAt is not null && row.AcceptedBy == me)),
            Others(firsts.Where(row => row.AcceptedAt is not null && row.AcceptedBy != me && scope.IsLeader)),
            waiting.Count,
            desk.Present,
            desk.OnDuty.Contains(me));
    }
}
