using System.Globalization;
using System.Security.Cryptography;
using ChatAssist.Answering;
using ChatAssist.Conversations;

namespace ChatAssist.Handoffs;

/// <summary>Takes down what a citizen says of the guidance, for the editors, with a number to ask by.</summary>
public sealed class FeedbackTalk(LiveAssistant assistant, TimeProvider clock)
{
    public const string Give = "Góp ý về hướng dẫn";

    private const int LongestWords = 1000;

    /// <returns>Null where the message is none of this, such as a question or a button.</returns>
    public TurnResponse? Read(Turn turn)
    {
        var (topic, text) = (turn.Conversation.Topic, turn.Question.Trim());
        if (string.Equals(text, Give, StringComparison.OrdinalIgnoreCase))
        {
            return Say(ReplyKeys.FeedbackAsked, topic with { Leaving = Leaving.Feedback });
        }

        return topic.Leaving != Leaving.Feedback || text.EndsWith('?') || FollowUp.Choose(text, topic) is not null ? null : Take(turn.Text.Trim(), topic);
    }

    /// <summary>Who was to say a word and asked something else is not waited for any longer.</summary>
    public static TurnResponse PutAside(Turn turn, TurnResponse response) =>
        turn.Conversation.Topic.Leaving == Leaving.Feedback && response.Answers is [.., var last]
            ? response with { Answers = [.. response.Answers.SkipLast(1), last with { Next = last.Next with { Leaving = Leaving.Nothing } }] }
            : response;

    /// <param name="text">As it was stored: what is personal is masked.</param>
    private TurnResponse Take(string text, Topic topic)
    {
        var now = clock.GetUtcNow();
        var number = string.Create(CultureInfo.InvariantCulture, $"GY-{RandomNumberGenerator.GetInt32(100_000, 1_000_000)}");
        var said = Say(ReplyKeys.FeedbackLeft, topic with { Leaving = Leaving.Nothing, Choices = [] });
        return said with
        {
            Answers = [said.Answers[0] with { Text = HandoffOffer.Fill(said.Answers[0].Text, [("{number}", number)]) }],
            Store = (group, _) => group.Db.GuideFlags.Add(new GuideFlag
            {
                Id = Guid.CreateVersion7(now),
                At = now,
                VolunteerId = Guid.Empty,
                Number = number,
                ProcedureCode = topic.AboutCode,
                Words = text.Length <= LongestWords ? text : text[..LongestWords],
            }),
        };
    }

    private TurnResponse Say(string key, Topic topic) => new([CannedAnswer.Of(assistant.Current.Replies[key], topic)]);
}
