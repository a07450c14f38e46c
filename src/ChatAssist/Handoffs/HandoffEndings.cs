using ChatAssist.Answering;
using ChatAssist.Conversations;
using Microsoft.Extensions.Options;

namespace ChatAssist.Handoffs;

/// <summary>How a volunteer parts with a conversation: back to the assistant or the queue, closed, sent on; and how it is taken up again.</summary>
public sealed class HandoffEndings(DeskTransactions desk, HandoffDesk queue, IOptions<HandoffOptions> options, TimeProvider clock)
{
    /// <summary>Gives it back to the assistant: the matter is done with as far as people are concerned.</summary>
    public Task<ActResult> HandBackAsync(Guid conversationId, Actor actor) => desk.ActIfHeldAsync(conversationId, actor, (group, conversation, open) =>
    {
        open.ForEach(handoff => Close(handoff));
        DeskTransactions.Release(conversation);
        desk.Tell(group, conversation, ReplyKeys.HandoffBackToAssistant, "handed back", actor);
    });

    /// <summary>Puts it back to the head of the queue, for others.</summary>
    /// <param name="actor">Null where nobody asked for it: the volunteer has gone quiet or was disabled.</param>
    public Task<ActResult> ReturnAsync(Guid conversationId, Guid holder, Actor? actor, string why) => desk.ActAsync(conversationId, (group, conversation) =>
    {
        if (conversation.HeldBy != holder)
        {
            return ActResult.NotYours;
        }

        foreach (var handoff in DeskTransactions.Open(group, conversationId))
        {
            (handoff.AcceptedAt, handoff.WarnedAt, handoff.ForwardTo) = (null, null, null);
        }

        DeskTransactions.Release(conversation);
        desk.Note(group, conversation, why, "returned", actor);
        desk.Tell(group, conversation, ReplyKeys.HandoffBackToQueue, "waiting", actor: null);
        return ActResult.Done;
    });

    public Task<ActResult> CloseAsync(Guid conversationId, Actor actor, OutcomeWords words) => desk.ActIfHeldAsync(conversationId, actor, (group, conversation, open) =>
    {
        foreach (var handoff in open)
        {
            Close(handoff);
            group.Db.Outcomes.Add(OutcomeOf(handoff, conversation, actor, words));
        }

        DeskTransactions.Release(conversation);
        conversation.Topic = conversation.Topic with { Failures = 0, Leaving = Leaving.Nothing };
        desk.Note(group, conversation, $"{(words.IsResolved ? "Đã xong" : "Chưa xong")}: {string.Join(", ", words.Helped)} {words.ProcedureCode}".Trim(), "outcome", actor);
        desk.Tell(group, conversation, ReplyKeys.HandoffClosed, "closed", actor, ("{days}", options.Value.ReopenDays.ToString()));
    });

    /// <summary>Asks the citizen whether it may go to another unit; it goes when they agree.</summary>
    public Task<ActResult> AskToForwardAsync(Guid conversationId, Actor actor, Unit unit, string note) => desk.ActIfHeldAsync(conversationId, actor, (group, conversation, open) =>
    {
        open.ForEach(handoff => (handoff.ForwardTo, handoff.ForwardNote) = (unit.Id, note));
        desk.Note(group, conversation, $"Xin chuyển đến {unit.Name}: {note}", "forward asked", actor);
        desk.Ask(group, conversation, ReplyKeys.HandoffAskForward, ("{unit}", unit.Name));
    });

    /// <summary>Takes up a closed conversation again within the days of reopening.</summary>
    public Task<ActResult> ReopenAsync(Guid conversationId, Actor actor) => desk.ActAsync(conversationId, (group, conversation) =>
    {
        var since = clock.GetUtcNow().AddDays(-options.Value.ReopenDays);
        if (conversation.HeldBy is not null || DeskTransactions.Open(group, conversationId).Count > 0
            || !group.Db.Handoffs.Any(handoff => handoff.ConversationId == conversationId && handoff.ClosedAt > since))
        {
            return ActResult.Gone;
        }

        queue.Add(group, conversationId, HandoffReason.Reopened, sequence: null, isSomebodyThere: true, actor.UnitId);
        desk.Note(group, conversation, "Mở lại", "reopened", actor);
        DeskTransactions.Touch(conversation);
        return ActResult.Done;
    });

    private void Close(Handoff handoff)
    {
        handoff.ClosedAt = clock.GetUtcNow();
        handoff.Number = null;
        handoff.ForwardTo = null;
    }

    private static Outcome OutcomeOf(Handoff handoff, Conversation conversation, Actor actor, OutcomeWords words) => new()
    {
        HandoffId = handoff.Id,
        ClosedAt = handoff.ClosedAt!.Value,
        VolunteerId = actor.Id,
        UnitId = actor.UnitId,
        Channel = conversation.Channel,
        Reason = handoff.Reason,
        IsResolved = words.IsResolved,
        Helped = string.Join("; ", words.Helped.Where(OutcomeWords.Kinds.Contains)),
        ProcedureCode = words.ProcedureCode,
        Dossiers = words.Dossiers,
        FirstAnswerSeconds = (handoff.FirstAnsweredAt - handoff.WaitingSince)?.TotalSeconds,
        WasOverdue = (handoff.FirstAnsweredAt ?? handoff.ClosedAt) > handoff.AnswerBy,
    };
}
