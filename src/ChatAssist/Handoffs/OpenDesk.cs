using ChatAssist.Conversations;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Handoffs;

/// <summary>The desk at one instant, the same for everybody who looks: what is open, who is there.</summary>
/// <param name="Handoffs">Those that are open, the longest waiting first.</param>
/// <param name="Conversations">What the queue shows of each of theirs.</param>
/// <param name="Present">Names of those on duty with a page open.</param>
/// <param name="Mentions">By who is asked to look, unseen ones, the oldest first.</param>
internal sealed record OpenDesk(
    IReadOnlyList<Handoff> Handoffs, IReadOnlyDictionary<Guid, OpenConversation> Conversations, IReadOnlyList<string> Present, IReadOnlySet<Guid> OnDuty, ILookup<Guid, MentionRow> Mentions)
{
    private const int LongestWords = 140;

    public static async Task<OpenDesk> ReadAsync(IDbContextFactory<ChatAssistDb> databases, HandoffOptions options, DateTimeOffset now)
    {
        await using var db = await databases.CreateDbContextAsync();
        var open = db.Handoffs.AsNoTracking().Where(row => row.ClosedAt == null);
        var handoffs = await open.OrderBy(row => row.WaitingSince).ToListAsync();
        var ids = open.Select(row => row.ConversationId);
        var volunteers = await db.Volunteers.AsNoTracking().Where(row => row.DisabledAt == null)
            .Select(row => new { row.Id, row.DisplayName, row.OnDutySince, row.LastSeenAt })
            .ToDictionaryAsync(row => row.Id);
        var words = await LatestAsync(db, ids, MessageAuthor.Citizen);
        var spoken = await LatestAsync(db, ids, MessageAuthor.Volunteer);
        var labels = (await db.ConversationLabels.AsNoTracking().Where(row => ids.Contains(row.ConversationId)).OrderBy(row => row.Label).ToListAsync()).ToLookup(row => row.ConversationId, row => row.Label);
        var conversations = await db.Conversations.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Channel, row.HeldBy, row.LastActivityAt }).ToListAsync();
        var mentions = await db.Mentions.AsNoTracking().Where(row => row.SeenAt == null).OrderBy(row => row.At).ToListAsync();
        var seenAfter = now.AddSeconds(-options.PresenceSeconds);
        return new OpenDesk(
            handoffs,
            conversations.ToDictionary(row => row.Id, row =>
            {
                var latest = words.GetValueOrDefault(row.Id);
                var holder = row.HeldBy is { } id ? volunteers.GetValueOrDefault(id)?.DisplayName ?? "" : "";
                return new OpenConversation(
                    row.Channel, row.HeldBy, holder, Shorten(latest?.Text ?? ""), latest?.At ?? row.LastActivityAt, latest?.Sequence > (spoken.GetValueOrDefault(row.Id)?.Sequence ?? 0), [.. labels[row.Id]]);
            }),
            [.. volunteers.Values.Where(row => row.OnDutySince is not null && row.LastSeenAt > seenAfter).Select(row => row.DisplayName).Order(StringComparer.Ordinal)],
            volunteers.Values.Where(row => row.OnDutySince is not null).Select(row => row.Id).ToHashSet(),
            mentions.ToLookup(row => row.VolunteerId, row => new MentionRow(row.ConversationId, row.ByName, row.At)));
    }

    public QueueRow Row(Handoff handoff)
    {
        var conversation = Conversations[handoff.ConversationId];
        return new QueueRow(
            handoff.ConversationId, conversation.Channel, handoff.Reason, handoff.WaitingSince, handoff.AnswerBy, conversation.HeldBy, conversation.HolderName, handoff.UnitId,
            handoff.Escalation, conversation.LastWords, conversation.LastAt, conversation.IsCitizenLast, handoff.WarnedAt is not null, handoff.FirstAnsweredAt is not null, conversation.Labels);
    }

    private static async Task<Dictionary<Guid, LatestWords>> LatestAsync(ChatAssistDb db, IQueryable<Guid> ids, MessageAuthor author) => await db.Messages.AsNoTracking()
        .Where(row => ids.Contains(row.ConversationId) && row.Author == author && row.Kind == MessageKind.Text)
        .GroupBy(row => row.ConversationId)
        .Select(group => new { ConversationId = group.Key, Sequence = group.Max(row => row.Sequence) })
        .Join(db.Messages, row => new { row.ConversationId, row.Sequence }, row => new { row.ConversationId, row.Sequence }, (_, row) => new LatestWords(row.ConversationId, row.Sequence, row.Text, row.ReceivedAt))
        .ToDictionaryAsync(row => row.ConversationId);

    private static string Shorten(string text) => text.Length <= LongestWords ? text : $"{text[..LongestWords]}…";

    private sealed record LatestWords(Guid ConversationId, long Sequence, string Text, DateTimeOffset At);
}

/// <param name="HolderName">Empty while it waits.</param>
/// <param name="IsCitizenLast">The citizen waits for a word.</param>
internal sealed record OpenConversation(string Channel, Guid? HeldBy, string HolderName, string LastWords, DateTimeOffset LastAt, bool IsCitizenLast, IReadOnlyList<string> Labels);
