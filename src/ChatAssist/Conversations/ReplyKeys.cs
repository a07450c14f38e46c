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

    public static readonly IReadOnlyList<string> All = [Greeting, PersonalDataMasked, Attachment, Failed, IdleEnd];
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
