using ChatAssist.Answering;
using ChatAssist.Privacy;

namespace ChatAssist.Conversations;

/// <summary>Decides what is said to a message: a kind word about what cannot be read, or else what the <see cref="Answerer"/> says.</summary>
public sealed class Responder(LiveAssistant assistant)
{
    /// <returns>At least one answer; the last one tells what the conversation is about from now on.</returns>
    public IReadOnlyList<Answer> Respond(Conversation conversation, Message message)
    {
        // The words of a mask would be searched for: "[số căn cước]" is no question about identity cards.
        var question = message.HadPersonalData ? PersonalData.WithoutMasks(message.Text) : message.Text;
        if (message.HadPersonalData && message.Attachments == 0 && !MessageText.HasWords(question))
        {
            return [PersonalDataNotice(conversation, message)];
        }

        var answer = AnswerTo(question, conversation, message);
        return message.HadPersonalData && conversation.ToldOfPersonalDataAt is null
            ? [PersonalDataNotice(conversation, message), answer]
            : [answer];
    }

    /// <summary>The apology for a message that could not be answered.</summary>
    public Answer Apology(Conversation conversation) => Canned(ReplyKeys.Failed, conversation, AnswerStatus.FailedUnexpectedly);

    private Answer AnswerTo(string question, Conversation conversation, Message message) => message.Attachments > 0
        ? Canned(ReplyKeys.Attachment, conversation, AnswerStatus.BlockedAttachment)
        : assistant.Current.Answerer.Answer(question, conversation.Topic);

    private Answer PersonalDataNotice(Conversation conversation, Message message)
    {
        var notice = Canned(ReplyKeys.PersonalDataMasked, conversation, AnswerStatus.AnsweredWithReply);
        return notice with { Text = notice.Text.Replace("{what}", PersonalData.MasksIn(message.Text), StringComparison.Ordinal) };
    }

    private Answer Canned(string key, Conversation conversation, AnswerStatus status) => CannedAnswer.Of(assistant.Current.Replies[key], conversation.Topic, status);
}
