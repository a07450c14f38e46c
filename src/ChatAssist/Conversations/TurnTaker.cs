using ChatAssist.Composing;
using ChatAssist.Handoffs;
using ChatAssist.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAssist.Conversations;

/// <summary>One turn: reads what is owed first, answers it, and ends the turn in one transaction.</summary>
public sealed class TurnTaker(
    Responder responder,
    MessageOutbox outbox,
    OutboxSender sender,
    HandoffDesk desk,
    HandoffTalk talk,
    TurnUnderstanding understanding,
    TurnWording wording,
    DbWriter writer,
    HeldTurns held,
    JourneysElsewhere journeys,
    Reminders reminders,
    IDbContextFactory<ChatAssistDb> databases,
    Node node,
    IOptions<ConversationOptions> options,
    TimeProvider clock,
    ILogger<TurnTaker> logger)
{
    private const int MostMessages = 32;
    private static readonly TimeSpan s_firstRetry = TimeSpan.FromSeconds(0.5);

    /// <returns>When this node has to look again; null where nothing is owed, or another node sees to it.</returns>
    public async Task<TimeSpan?> TakeAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        if (await FindAsync(conversationId, cancellationToken) is not { } turn)
        {
            return null;
        }

        turn = await journeys.TakeUpAsync(turn, cancellationToken);

        using var activity = Telemetry.Traces.StartActivity("turn");
        activity?.SetTag("channel", turn.Conversation.Channel);
        var wait = clock.GetUtcNow() - turn.Messages[0].ReceivedAt;
        var begin = clock.GetTimestamp();
        var response = await talk.BeforeAnsweringAsync(turn, cancellationToken) ?? await talk.AfterAnsweringAsync(turn, await understanding.ReadAgainAsync(turn, Respond(turn), cancellationToken), cancellationToken);
        response = reminders.Arrange(turn, await wording.PhraseAsync(turn, response, cancellationToken));
        var (answers, failed) = (response.Answers, response.Failed);
        var duration = clock.GetElapsedTime(begin);
        if (failed)
        {
            Telemetry.TurnFailed(turn.Conversation.Channel);
        }

        var isPutOff = failed && turn.Conversation.FailedAttempts + 1 < options.Value.MostAttempts;
        var (next, ended) = await StoreAsync(turn, response.Calls, group => isPutOff ? PutOff(group, turn) : End(group, turn, response, duration));
        if (ended && !isPutOff && answers.Count > 0)
        {
            activity?.SetTag("status", answers[^1].Status.ToString());
            Telemetry.TurnEnded(turn.Conversation.Channel, answers[^1].Status, answers.Count, wait, duration, clock.GetElapsedTime(begin) - duration);
        }

        sender.Wake(turn.Conversation.Channel);
        return next;
    }

    /// <returns>Also whether the turn was still this node's to end.</returns>
    private async Task<(TimeSpan? Next, bool IsMine)> StoreAsync(Turn turn, IReadOnlyList<ModelCall> calls, Func<WriteGroup, TimeSpan?> change)
    {
        using var activity = Telemetry.Traces.StartActivity("store");
        return await writer.ChangeAsync(turn.Conversation.Id, group =>
        {
            group.Db.ModelCalls.AddRange(calls);
            var isMine = Mine(group, turn) is not null;
            return (change(group), isMine);
        });
    }

    private async Task<Turn?> FindAsync(Guid conversationId, CancellationToken cancellationToken)
    {
        if (held.Find(conversationId) is { Owed.Count: > 0 } known)
        {
            return Turn.First(known.Conversation, known.Owed, options.Value.FragmentWait);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var conversation = await db.Conversations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == conversationId, cancellationToken);
        if (conversation is not { IsTurnDue: true } || conversation.LeasedBy != node.Id)
        {
            return null;
        }

        var owed = await db.Messages.AsNoTracking()
            .Where(message => message.ConversationId == conversationId && message.Sequence > conversation.HandledUpTo)
            .Where(message => message.Author == MessageAuthor.Citizen && message.Kind == MessageKind.Text)
            .OrderBy(message => message.Sequence)
            .Take(MostMessages)
            .ToListAsync(cancellationToken);
        return owed.Count == 0 ? null : Turn.First(conversation, owed, options.Value.FragmentWait);
    }

    private TurnResponse Respond(Turn turn)
    {
        if (turn.Conversation.FailedAttempts >= options.Value.MostAttempts)
        {
            // It has brought down its node again and again: not once more.
            return Apology(turn);
        }

        using var activity = Telemetry.Traces.StartActivity("answer");
        try
        {
            return new TurnResponse(responder.Respond(turn));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(
                exception, "Message {Sequence} of conversation {ConversationId} could not be answered", turn.Last.Sequence, turn.Conversation.Id);
            return Apology(turn);
        }
    }

    private TurnResponse Apology(Turn turn) => new([responder.Apology(turn.Conversation)], Failed: true);

    private TimeSpan? PutOff(WriteGroup group, Turn turn)
    {
        if (Mine(group, turn) is not { } conversation)
        {
            return LookAgain(group, turn.Conversation.Id);
        }

        var wait = s_firstRetry * Math.Pow(2, conversation.FailedAttempts);
        conversation.FailedAttempts++;
        return wait;
    }

    private TimeSpan? End(WriteGroup group, Turn turn, TurnResponse response, TimeSpan duration)
    {
        if (Mine(group, turn) is not { } conversation)
        {
            return LookAgain(group, turn.Conversation.Id);
        }

        var now = clock.GetUtcNow();
        conversation.Version++;
        conversation.Topic = response.Answers.Count > 0 ? response.Answers[^1].Next : conversation.Topic;
        conversation.JourneyCode = conversation.Topic.Journey?.Code ?? conversation.JourneyCode;
        conversation.LastActivityAt = now;
        conversation.HandledUpTo = turn.Last.Sequence;
        conversation.FailedAttempts = 0;
        conversation.ToldOfPersonalDataAt ??= turn.HadPersonalData ? now : null;
        foreach (var answer in response.Answers)
        {
            outbox.Add(group, conversation, answer, MessageKind.Text, turn.Last.Sequence, duration);
        }

        response.Store?.Invoke(group, conversation);
        if (response.Failed)
        {
            desk.Add(group.Db, conversation.Id, HandoffReason.TurnFailed, turn.Last.Sequence);
        }

        conversation.DueAt = conversation.IsTurnDue ? now : null;
        if (conversation.IsTurnDue)
        {
            return TimeSpan.Zero;
        }

        Leases.LetGo(conversation);
        return null;
    }

    /// <summary>The turn rested on something outdated: it is begun anew where it is still this node's.</summary>
    private TimeSpan? LookAgain(WriteGroup group, Guid conversationId)
    {
        held.Forget(conversationId);
        return group.Conversation(conversationId) is { IsTurnDue: true } conversation && conversation.LeasedBy == node.Id ? TimeSpan.Zero : null;
    }

    /// <returns>Null where someone else has ended this turn, or has taken it over; what they say stands.</returns>
    private Conversation? Mine(WriteGroup group, Turn turn) =>
        group.Conversation(turn.Conversation.Id) is { } conversation && conversation.Version == turn.Conversation.Version && conversation.LeasedBy == node.Id
            ? conversation
            : null;
}
