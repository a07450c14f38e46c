using ChatAssist.Answering;
using ChatAssist.Journeys;
using ChatAssist.Privacy;

namespace ChatAssist.Conversations;

/// <summary>Decides what is said in a turn: a kind word about what cannot be read, or else what the <see cref="Answerer"/> says.</summary>
public sealed class Responder(LiveAssistant assistant, RememberedAnswers answers)
{
    /// <summary>A code with a full stop or "ạ": more words are a question that happens to hold something like a code.</summary>
    private const int LongestCode = 10;

    /// <returns>At least one answer; the last one tells what the conversation is about from now on.</returns>
    public IReadOnlyList<Answer> Respond(Turn turn)
    {
        if (turn.HadPersonalData && !turn.HasAttachments && !MessageText.HasWords(turn.Question))
        {
            return [PersonalDataNotice(turn)];
        }

        var answer = AnswerTo(turn);
        return turn.HadPersonalData && turn.Conversation.ToldOfPersonalDataAt is null ? [PersonalDataNotice(turn), answer] : [answer];
    }

    /// <summary>The apology for a message that could not be answered; a person sees to it.</summary>
    public Answer Apology(Conversation conversation) => Canned(ReplyKeys.Failed, conversation, AnswerStatus.FailedUnexpectedly);

    /// <summary>The polite line that ends a conversation after a long silence.</summary>
    public Answer Farewell(Conversation conversation) => Canned(ReplyKeys.IdleEnd, conversation, AnswerStatus.AnsweredWithReply);

    private Answer AnswerTo(Turn turn) => turn.HasAttachments
        ? Canned(ReplyKeys.Attachment, turn.Conversation, AnswerStatus.BlockedAttachment)
        : AnswerTo(assistant.Current, turn);

    private Answer AnswerTo(Assistant current, Turn turn)
    {
        var topic = turn.Conversation.Topic;
        if (turn.TakenUp is { } journey)
        {
            return current.Walk.TakeUp(journey, topic);
        }

        if (JourneyCode.In(turn.Question) is { } code && turn.Question.Trim().Length <= LongestCode)
        {
            return current.Walk.UnknownCode(code, topic);
        }

        return current.Walk.Answer(turn.Question, topic, (question, about) => answers.Answer(current, question, about))
            ?? answers.Answer(current, turn.Question, topic);
    }

    private Answer PersonalDataNotice(Turn turn)
    {
        var notice = Canned(ReplyKeys.PersonalDataMasked, turn.Conversation, AnswerStatus.AnsweredWithReply);
        return notice with { Text = notice.Text.Replace("{what}", PersonalData.MasksIn(turn.Text), StringComparison.Ordinal) };
    }

    private Answer Canned(string key, Conversation conversation, AnswerStatus status) => CannedAnswer.Of(assistant.Current.Replies[key], conversation.Topic, status);
}
