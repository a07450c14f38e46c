using ChatAssist.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Handoffs;

/// <summary>Sees to promises: warns when a handoff is overdue, each time someone higher, and takes conversations from volunteers who have gone quiet.</summary>
public sealed class HandoffWatch(
    DeskTransactions desk, HandoffEndings endings, IDbContextFactory<ChatAssistDb> databases, IOptions<HandoffOptions> options, TimeProvider clock, ILogger<HandoffWatch> logger)
    : BackgroundService
{
    private const int MostAtOnce = 200;
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(10);

    /// <returns>How many were warned about or returned.</returns>
    public async Task<int> LookAsync(CancellationToken cancellationToken) => await EscalateAsync(cancellationToken) + await FindQuietAsync(cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "Promises to citizens could not be looked after; it is tried again");
            }
        }
    }

    private async Task<int> EscalateAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var overdue = await db.Handoffs.AsNoTracking()
            .Where(row => row.ClosedAt == null && row.FirstAnsweredAt == null && row.AnswerBy < now && row.Escalation != Escalation.TeamLeader)
            .OrderBy(row => row.AnswerBy)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
        var due = overdue.FindAll(handoff => LevelOf(handoff, now) > handoff.Escalation);
        foreach (var handoff in due)
        {
            await desk.ActAsync(handoff.ConversationId, (group, conversation) => Escalate(group, conversation, handoff.Id, now));
        }

        return due.Count;
    }

    private ActResult Escalate(WriteGroup group, Conversation conversation, Guid handoffId, DateTimeOffset now)
    {
        // Another node may have been quicker, or the answer have come.
        if (DeskTransactions.Open(group, conversation.Id).Find(row => row.Id == handoffId) is not { FirstAnsweredAt: null } handoff || LevelOf(handoff, now) <= handoff.Escalation)
        {
            return ActResult.Gone;
        }

        handoff.Escalation = LevelOf(handoff, now);
        desk.Note(group, conversation, $"Quá hạn trả lời từ {Spoken.DayAndHour(handoff.AnswerBy!.Value, now)}; đã báo {NameOf(handoff.Escalation)}.", "overdue", actor: null);
        return ActResult.Done;
    }

    /// <summary>Once more the time that was promised for a first answer lies between one warning and the next.</summary>
    private Escalation LevelOf(Handoff handoff, DateTimeOffset now) => ((now - handoff.AnswerBy!.Value) / TimeSpan.FromMinutes(options.Value.FirstAnswerMinutes)) switch
    {
        < 0 => Escalation.None,
        < 1 => Escalation.Volunteer,
        < 3 => Escalation.DeputyLeader,
        _ => Escalation.TeamLeader,
    };

    private static string NameOf(Escalation level) => level switch
    {
        Escalation.Volunteer => "tình nguyện viên",
        Escalation.DeputyLeader => "đội phó",
        _ => "đội trưởng",
    };

    private async Task<int> FindQuietAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var warnedBefore = now.AddMinutes(-options.Value.QuietWarningMinutes);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var held = await db.Conversations.AsNoTracking()
            .Where(row => row.HeldBy != null)
            .Select(row => new
            {
                row.Id,
                HeldBy = row.HeldBy!.Value,
                AcceptedAt = db.Handoffs.Where(handoff => handoff.ConversationId == row.Id && handoff.ClosedAt == null).Max(handoff => handoff.AcceptedAt),
                // Who left a question or a number does not sit and wait.
                IsThere = db.Handoffs.Any(handoff => handoff.ConversationId == row.Id && handoff.ClosedAt == null && handoff.Reason != HandoffReason.LeftQuestion && handoff.Reason != HandoffReason.CallBack),
                SpokeAt = db.Messages.Where(message => message.ConversationId == row.Id && message.VolunteerId == row.HeldBy && message.Kind == MessageKind.Text)
                    .Max(message => (DateTimeOffset?)message.ReceivedAt),
                AskedAt = db.Messages.Where(message => message.ConversationId == row.Id && message.Author == MessageAuthor.Citizen && message.Kind == MessageKind.Text)
                    .Max(message => (DateTimeOffset?)message.ReceivedAt),
            })
            .ToListAsync(cancellationToken);
        var count = 0;
        foreach (var row in held)
        {
            var waitsSince = row.AskedAt > row.AcceptedAt ? row.AskedAt : row.IsThere ? row.AcceptedAt : null;
            if (waitsSince <= warnedBefore && (row.SpokeAt is null || row.SpokeAt < waitsSince))
            {
                count += await WarnOrReturnAsync(row.Id, row.HeldBy, waitsSince.Value, now) == ActResult.Done ? 1 : 0;
            }
        }

        return count;
    }

    private Task<ActResult> WarnOrReturnAsync(Guid conversationId, Guid holder, DateTimeOffset waitsSince, DateTimeOffset now) =>
        now - waitsSince >= TimeSpan.FromMinutes(options.Value.QuietMinutes)
            ? endings.ReturnAsync(conversationId, holder, actor: null, "Người giữ im lặng lâu trong khi người dân chờ; cuộc trò chuyện về lại hàng chờ.")
            : desk.ActAsync(conversationId, (group, conversation) =>
            {
                var open = DeskTransactions.Open(group, conversationId).FindAll(handoff => handoff.WarnedAt is null);
                if (conversation.HeldBy != holder || open.Count == 0)
                {
                    return ActResult.Gone;
                }

                open.ForEach(handoff => handoff.WarnedAt = now);
                desk.Note(group, conversation, "Người dân đang chờ. Không trả lời sớm, cuộc trò chuyện sẽ về lại hàng chờ.", "quiet", actor: null);
                return ActResult.Done;
            });
}
