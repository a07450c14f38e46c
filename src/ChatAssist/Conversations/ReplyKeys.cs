using ChatAssist.Answering;

namespace ChatAssist.Conversations;

/// <summary>The keys in <c>replies.yaml</c> of what is said around an answer.</summary>
public static class ReplyKeys
{
    public const string Greeting = "greeting_first";
    public const string PersonalDataMasked = "personal_data_masked";
    public const string Attachment = "attachment";
    public const string Failed = "failed";
    public const string IdleEnd = "idle_end";

    public const string HandoffWaiting = "handoff_waiting";
    public const string HandoffWaitingUnknown = "handoff_waiting_unknown";
    public const string HandoffStillWaiting = "handoff_still_waiting";
    public const string HandoffStillLeft = "handoff_still_left";
    public const string HandoffNobodyClosed = "handoff_nobody_closed";
    public const string HandoffNobodyOpen = "handoff_nobody_open";
    public const string LeaveQuestion = "leave_question";
    public const string LeavePhone = "leave_phone";
    public const string QuestionLeft = "question_left";
    public const string PhoneLeft = "phone_left";
    public const string PhoneNotSeen = "phone_not_seen";
    public const string LeftCancelled = "left_cancelled";
    public const string FeedbackAsked = "feedback_asked";
    public const string FeedbackLeft = "feedback_left";
    public const string HandoffAccepted = "handoff_accepted";
    public const string HandoffBackToAssistant = "handoff_back_to_assistant";
    public const string HandoffBackToQueue = "handoff_back_to_queue";
    public const string HandoffClosed = "handoff_closed";
    public const string HandoffForwarded = "handoff_forwarded";
    public const string HandoffNotForwarded = "handoff_not_forwarded";
    public const string HandoffAskForward = "handoff_ask_forward";

    public static readonly IReadOnlyList<string> All =
    [
        Greeting, PersonalDataMasked, Attachment, Failed, IdleEnd, HandoffWaiting, HandoffWaitingUnknown, HandoffStillWaiting, HandoffStillLeft, HandoffNobodyClosed, HandoffNobodyOpen,
        LeaveQuestion, LeavePhone, QuestionLeft, PhoneLeft, PhoneNotSeen, LeftCancelled, FeedbackAsked, FeedbackLeft,
        HandoffAccepted, HandoffBackToAssistant, HandoffBackToQueue, HandoffClosed, HandoffForwarded, HandoffNotForwarded, HandoffAskForward,
    ];
}

/// <summary>Turns a reply that no model wrote into an answer that leaves the conversation's topic as it was.</summary>
public static class CannedAnswer
{
    /// <remarks>Its suggestions can be chosen by number, as those of any answer.</remarks>
    public static Answer Of(Reply reply, Topic topic, AnswerStatus status = AnswerStatus.AnsweredWithReply) => new(
        status,
        reply.Text,
        [],
        [],
        [.. reply.Suggestions.Select(text => new Suggestion(text))],
        reply.Suggestions.Count == 0 ? topic : topic with { Choices = [.. reply.Suggestions.Select(text => new Choice(text))] });
}
