using ChatAssist.Answering;
using ChatAssist.Conversations;

namespace ChatAssist.Handoffs;

/// <summary>Decides whether a turn needs a person, by the citizen's words and by how the assistant has fared.</summary>
public sealed class HandoffWhy(LiveAssistant assistant, HandoffWords words)
{
    private const int FailuresInARow = 2;
    private static readonly string[] s_person = ["ask_person", "ask_person_alone"];
    private static readonly string[] s_danger = ["emergency", "emergency_alone"];

    public HandoffReason? Read(Turn turn, Answer answer)
    {
        var text = turn.Question;
        var replies = assistant.Current.Replies;
        var key = replies.KeyFor(text) ?? replies.KeyWithin(text, mostOf: 0, "emergency", "ask_person");
        if (s_danger.Contains(key))
        {
            return HandoffReason.Distress;
        }

        if (s_person.Contains(key))
        {
            return HandoffReason.AskedForPerson;
        }

        // Small talk has been understood as such: "em có phải người thật không" asks for nobody.
        return (key is null ? words.Read(text) : null)
            ?? (IsStuckAgain(turn.Conversation.Topic, answer.Next) ? HandoffReason.JourneyStuck : (HandoffReason?)null)
            ?? (answer.Next.Failures > turn.Conversation.Topic.Failures && answer.Next.Failures % FailuresInARow == 0 ? HandoffReason.FailedTwice : null);
    }

    /// <summary>Whether the words ask something, and not only for a person or by a button of the desk.</summary>
    public bool IsQuestion(string text)
    {
        var tidy = text.Trim();
        string[] buttons = [HandoffTalk.LeaveQuestion, HandoffTalk.LeavePhone, HandoffTalk.LeaveNothing, ForwardConsent.Agree, ForwardConsent.Refuse];
        return tidy.Length > 1 && !buttons.Contains(tidy) && !s_person.Contains(assistant.Current.Replies.KeyFor(tidy)) && words.Read(tidy) != HandoffReason.AskedForPerson;
    }

    private static bool IsStuckAgain(Topic before, Topic after) =>
        after.Journey is { Troubles: >= FailuresInARow } journey && journey.Troubles > (before.Journey?.Troubles ?? 0);
}
