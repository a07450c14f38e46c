using ChatAssist.Answering;
using ChatAssist.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatAssist.Handoffs;

/// <summary>What the assistant says around a handoff, and what is stored with it: what happens next, honestly, and what can be left for later.</summary>
public sealed class HandoffTalk(
    LiveAssistant assistant, HandoffWhy why, HandoffOffer offer, HandoffDesk desk, ForwardConsent consent, FeedbackTalk feedback, IDbContextFactory<ChatAssistDb> databases, IOptions<HandoffOptions> options, TimeProvider clock)
{
    public const string LeaveQuestion = "Để lại câu hỏi";
    public const string LeavePhone = "Để lại số điện thoại";
    public const string LeaveNothing = "Thôi, không để lại";

    /// <summary>What is heard before the assistant thinks of an answer.</summary>
    /// <returns>Null where it is to answer.</returns>
    public async Task<TurnResponse?> BeforeAnsweringAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Conversation.HeldBy is not null)
        {
            return consent.Read(turn);
        }

        var topic = turn.Conversation.Topic;
        var text = turn.Question.Trim();
        if (Is(text, LeaveQuestion) || Is(text, LeavePhone))
        {
            return await AskToLeaveAsync(turn, Is(text, LeaveQuestion) ? Leaving.Question : Leaving.PhoneNumber, cancellationToken);
        }

        if (topic.Leaving != Leaving.Nothing && Is(text, LeaveNothing))
        {
            return Say(ReplyKeys.LeftCancelled, topic with { Leaving = Leaving.Nothing });
        }

        if (topic.Leaving is Leaving.Nothing or Leaving.Feedback)
        {
            return feedback.Read(turn);
        }

        return topic.Leaving == Leaving.PhoneNumber ? await PhoneAsync(turn, cancellationToken) : Question(turn);
    }

    /// <summary>Adds to the answer what is to be said and stored where a person is needed.</summary>
    public async Task<TurnResponse> AfterAnsweringAsync(Turn turn, TurnResponse response, CancellationToken cancellationToken)
    {
        response = FeedbackTalk.PutAside(turn, response);
        if (response.Failed || why.Read(turn, response.Answers[^1]) is not { } reason)
        {
            return response;
        }

        var state = await StateAsync(turn, cancellationToken);
        if (!state.HasVolunteers || (state.OpenHandoff is not null && reason != HandoffReason.AskedForPerson))
        {
            return response;
        }

        return offer.Make(turn, response, reason, state);
    }

    private async Task<TurnResponse?> AskToLeaveAsync(Turn turn, Leaving leaving, CancellationToken cancellationToken)
    {
        var state = await StateAsync(turn, cancellationToken);
        // With nobody who could ever read it, nothing is taken.
        return state.HasVolunteers
            ? Say(leaving == Leaving.Question ? ReplyKeys.LeaveQuestion : ReplyKeys.LeavePhone, turn.Conversation.Topic with { Leaving = leaving })
            : null;
    }

    private TurnResponse Question(Turn turn)
    {
        var said = Say(ReplyKeys.QuestionLeft, turn.Conversation.Topic with { Leaving = Leaving.Nothing, Failures = 0 }, By());
        return said with
        {
            Store = (group, conversation) =>
                desk.Add(group, conversation.Id, HandoffReason.LeftQuestion, turn.Last.Sequence, isSomebodyThere: false, offer.UnitFor(group, conversation.Topic)),
        };
    }

    /// <summary>The number was taken when the message came in, before it was masked; here it is only said.</summary>
    private async Task<TurnResponse> PhoneAsync(Turn turn, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var first = turn.Messages[0].Sequence;
        var isTaken = await db.Handoffs.AnyAsync(
            handoff => handoff.ConversationId == turn.Conversation.Id && handoff.Reason == HandoffReason.CallBack && handoff.Sequence >= first, cancellationToken);
        return isTaken
            ? Say(ReplyKeys.PhoneLeft, turn.Conversation.Topic with { Leaving = Leaving.Nothing, Failures = 0 }, By())
            : Say(ReplyKeys.PhoneNotSeen, turn.Conversation.Topic);
    }

    private (string, string) By() => ("{by}", Spoken.DayAndHour(desk.AnswerBy(isSomebodyThere: false), clock.GetUtcNow()));

    private async Task<DeskState> StateAsync(Turn turn, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await DeskState.ReadAsync(db, turn.Conversation.Id, clock.GetUtcNow(), options.Value, cancellationToken);
    }

    private TurnResponse Say(string key, Topic topic, params (string Placeholder, string Value)[] values)
    {
        var answer = CannedAnswer.Of(assistant.Current.Replies[key], topic);
        return new TurnResponse([answer with { Text = HandoffOffer.Fill(answer.Text, values) }]);
    }

    private static bool Is(string text, string button) => string.Equals(text, button, StringComparison.OrdinalIgnoreCase);
}
