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
    private const int LongestWords = 140;
    private static readonly HandoffReason[] s_urgent = [HandoffReason.Distress, HandoffReason.Deadline, HandoffReason.Reopened];

    public async Task<QueueView> ReadAsync(Guid me, Scope scope, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var units = scope.Units.ToList();
        var isAll = scope.IsAll;
        var open = await db.Handoffs.AsNoTracking()
            .Where(row => row.ClosedAt == null && (isAll || row.UnitId == null || units.Contains(row.UnitId.Value) || row.AcceptedBy == me))
            .OrderBy(row => row.WaitingSince)
            .ToListAsync(cancellationToken);
        var firsts = open.GroupBy(row => row.ConversationId).Select(group => (First: group.First(), All: group.ToList())).ToList();
        var waiting = firsts.Where(row => row.First.AcceptedAt is null).OrderByDescending(row => s_urgent.Contains(row.First.Reason)).ThenBy(row => row.First.WaitingSince).ToList();
        var overdue = firsts.Where(row => row.First.FirstAnsweredAt is null && row.First.AnswerBy < now && (row.First.AcceptedBy == me || scope.IsLeader || row.First.AcceptedAt is null)).OrderBy(row => row.First.AnswerBy).ToList();
        var mine = firsts.Where(row => row.First.AcceptedAt is not null && row.First.AcceptedBy == me).ToList();
        var team = firsts.Where(row => row.First.AcceptedAt is not null && row.First.AcceptedBy != me && scope.IsLeader).ToList();
        var shown = overdue.Take(MostShown).Concat(waiting.Take(MostShown)).Concat(mine).Concat(team.Take(MostShown)).Select(row => row.First).DistinctBy(row => row.ConversationId).ToList();
        var rows = await RowsAsync(db, shown, cancellationToken);
        var overdueIds = overdue.Select(row => row.First.ConversationId).ToHashSet();
        List<QueueRow> Of(IEnumerable<(Handoff First, List<Handoff> All)> some, bool isOverdue) =>
            [.. some.Where(row => isOverdue || !overdueIds.Contains(row.First.ConversationId)).Take(MostShown).Select(row => rows.GetValueOrDefault(row.First.ConversationId)).OfType<QueueRow>()];
        var present = await PresentAsync(db, now, cancellationToken);
        var mentions = await db.Mentions.AsNoTracking().Where(row => row.VolunteerId == me && row.SeenAt == null).OrderBy(row => row.At).Take(MostShown)
            .Select(row => new MentionRow(row.ConversationId, row.ByName, row.At)).ToListAsync(cancellationToken);
        return new QueueView(mentions, Of(overdue, true), Of(waiting, false), Of(mine, true), Of(team, false), waiting.Count, [.. present.Select(row => row.Name)],
            await db.Volunteers.AnyAsync(row => row.Id == me && row.OnDutySince != null, cancellationToken));
    }

    private async Task<List<(Guid Id, string Name)>> PresentAsync(ChatAssistDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seenAfter = now.AddSeconds(-options.Value.PresenceSeconds);
        var present = await db.Volunteers.AsNoTracking()
            .Where(row => row.DisabledAt == null && row.OnDutySince != null && row.LastSeenAt > seenAfter)
            .OrderBy(row => row.DisplayName)
            .Select(row => new { row.Id, row.DisplayName })
            .ToListAsync(cancellationToken);
        return present.ConvertAll(row => (row.Id, row.DisplayName));
    }

    private static async Task<Dictionary<Guid, QueueRow>> RowsAsync(ChatAssistDb db, List<Handoff> handoffs, CancellationToken cancellationToken)
    {
        var ids = handoffs.ConvertAll(row => row.ConversationId);
        var conversations = await db.Conversations.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        var last = await db.Messages.AsNoTracking()
            .Where(row => ids.Contains(row.ConversationId) && row.Author == MessageAuthor.Citizen && row.Kind == MessageKind.Text)
            .GroupBy(row => row.ConversationId)
            .Select(group => new { ConversationId = group.Key, Sequence = group.Max(row => row.Sequence) })
            .Join(db.Messages, row => new { row.ConversationId, row.Sequence }, row => new { row.ConversationId, row.Sequence }, (_, row) => new { row.ConversationId, row.Text, row.ReceivedAt, row.Sequence })
            .ToDictionaryAsync(row => row.ConversationId, cancellationToken);
        var spoken = await db.Messages.AsNoTracking()
            .Where(row => ids.Contains(row.ConversationId) && row.Author == MessageAuthor.Volunteer && row.Kind == MessageKind.Text)
            .GroupBy(row => row.ConversationId)
            .Select(group => new { group.Key, Sequence = group.Max(row => row.Sequence) })
            .ToDictionaryAsync(row => row.Key, row => row.Sequence, cancellationToken);
        var labels = (await db.ConversationLabels.AsNoTracking().Where(row => ids.Contains(row.ConversationId)).OrderBy(row => row.Label).ToListAsync(cancellationToken)).ToLookup(row => row.ConversationId, row => row.Label);
        var holders = handoffs.ConvertAll(row => row.AcceptedBy).OfType<Guid>().Distinct().ToList();
        var names = await db.Volunteers.AsNoTracking().Where(row => holders.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellationToken);
        return handoffs.Where(row => conversations.ContainsKey(row.ConversationId)).ToDictionary(row => row.ConversationId, row =>
        {
            var conversation = conversations[row.ConversationId];
            var words = last.GetValueOrDefault(row.ConversationId);
            return new QueueRow(
                row.ConversationId, conversation.Channel, row.Reason, row.WaitingSince, row.AnswerBy, conversation.HeldBy,
                conversation.HeldBy is { } holder ? names.GetValueOrDefault(holder, "") : "", row.UnitId, row.Escalation,
                Shorten(words?.Text ?? ""), words?.ReceivedAt ?? conversation.LastActivityAt, words?.Sequence > spoken.GetValueOrDefault(row.ConversationId), row.WarnedAt is not null, row.FirstAnsweredAt is not null, [.. labels[row.ConversationId]]);
        });
    }

    private static string Shorten(string text) => text.Length <= LongestWords ? text : $"{text[..LongestWords]}…";
}
