using ChatAssist.Answering;
using ChatAssist.Conversations;
using ChatAssist.Guides;

namespace ChatAssist.Handoffs;

/// <summary>What a volunteer has to know at a glance, made of what is stored and by no model.</summary>
/// <param name="Asked">The citizen's latest questions, newest first.</param>
/// <param name="ProcedureCode">What it is about, or most likely about; empty where nothing is known.</param>
/// <param name="Tried">What the assistant offered or answered, newest first.</param>
public sealed record HandoffSummary(
    IReadOnlyList<string> Asked, string ProcedureCode, string ProcedureName, string CaseName, string Step, IReadOnlyList<string> Tried, string Channel)
{
    private const int Few = 3;
    private const int LongestWords = 200;

    /// <param name="isQuestion">False for words that ask for a person or press one of the desk's buttons.</param>
    public static HandoffSummary Of(Conversation conversation, IReadOnlyList<Message> messages, KnowledgeBase knowledge, Func<string, bool> isQuestion)
    {
        var topic = conversation.Topic;
        var procedure = knowledge.Find(topic.AboutCode);
        var asked = messages
            .Where(message => message is { Author: MessageAuthor.Citizen, Kind: MessageKind.Text } && isQuestion(message.Text))
            .Select(message => Shorten(message.Text)).Reverse().Distinct().Take(Few);
        var tried = messages
            .Where(message => message is { Author: MessageAuthor.Assistant, Kind: MessageKind.Text, ReplyTo: not null })
            .Reverse().Select(Tell).Where(words => words.Length > 0).Distinct().Take(Few);
        return new HandoffSummary(
            [.. asked], procedure?.Code ?? "", procedure?.Name ?? "", topic.CaseName, topic.NextStep > 0 ? $"đang xem đến bước {topic.NextStep}" : "", [.. tried], conversation.Channel);
    }

    private static string Tell(Message message)
    {
        var name = message.Answer?.Procedures is { Count: > 0 } procedures ? procedures[0].Name : "";
        return message.Status switch
        {
            AnswerStatus.AnsweredFromProcedure or AnswerStatus.AnsweredFromGuide => $"đã trả lời về {name}",
            AnswerStatus.AnsweredFromConcept => $"đã giải thích: {(message.Answer?.Sources is [var first, ..] ? first.Name : "")}",
            AnswerStatus.ClarifyingProcedure or AnswerStatus.ClarifyingCase or AnswerStatus.ClarifyingQuestion => "đã hỏi lại cho rõ",
            AnswerStatus.UnanswerableNothingFound => "không tìm thấy thủ tục khớp",
            AnswerStatus.UnanswerableFieldEmpty => $"dữ liệu thiếu mục được hỏi của {name}",
            AnswerStatus.UnanswerableOutOfScope => "ngoài phạm vi trợ lý",
            AnswerStatus.FailedUnexpectedly => "trợ lý gặp lỗi",
            AnswerStatus.BlockedAttachment => "người dân gửi ảnh hoặc tệp, trợ lý không xem được",
            _ => "",
        };
    }

    private static string Shorten(string text) => text.Length <= LongestWords ? text : $"{text[..LongestWords]}…";
}
