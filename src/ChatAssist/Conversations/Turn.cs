using ChatAssist.Answering;
using ChatAssist.Journeys;
using ChatAssist.Privacy;

namespace ChatAssist.Conversations;

/// <summary>Lượt: what a citizen has said and the assistant answers in one go; mostly one message, at times a thought in several.</summary>
public sealed record Turn(Conversation Conversation, IReadOnlyList<Message> Messages)
{
    /// <summary>Who writes on and on is answered in between.</summary>
    private const int MostMessages = 8;

    /// <summary>"cái thứ hai nhé": longer ones are no mere number.</summary>
    private const int LongestNumber = 20;

    public Message Last => Messages[^1];

    /// <summary>The journey whose code was typed, begun in this conversation or in another; null where none was.</summary>
    public Journey? TakenUp { get; init; }

    public string Text => Join(Messages);

    public bool HadPersonalData => Messages.Any(message => message.HadPersonalData);

    public bool HasAttachments => Messages.Any(message => message.Attachments > 0);

    /// <summary>
    /// The words of the button where only its number was said: where none are shown, "2" presses the second. Else what was said
    /// without what was masked: "[số căn cước]" is no question about identity cards.
    /// </summary>
    public string Question { get; } = Pressed(Conversation, Messages) ?? Said(Messages);

    /// <summary>The first turn of what is owed. Messages that followed each other closely are read as one thought.</summary>
    /// <param name="owed">The citizen's messages without a turn, oldest first; at least one.</param>
    public static Turn First(Conversation conversation, IReadOnlyList<Message> owed, TimeSpan fragmentWait)
    {
        var count = 1;
        while (count < owed.Count && count < MostMessages
            && MayGoOn(conversation, owed[count - 1])
            && owed[count].Attachments == 0
            && owed[count].ReceivedAt - owed[count - 1].ReceivedAt < fragmentWait)
        {
            count++;
        }

        return new Turn(conversation, [.. owed.Take(count)]);
    }

    private static string? Pressed(Conversation conversation, IReadOnlyList<Message> messages) =>
        messages.Count == 1 && messages[0].Text.Length <= LongestNumber && FollowUp.Choose(messages[0].Text, conversation.Topic) is { NamesWords: true } choice ? choice.Text : null;

    private static string Said(IReadOnlyList<Message> messages) =>
        messages.Any(message => message.HadPersonalData) ? PersonalData.WithoutMasks(Join(messages)) : Join(messages);

    private static string Join(IReadOnlyList<Message> messages) => messages.Count == 1 ? messages[0].Text : string.Join('\n', messages.Select(message => message.Text));

    /// <summary>False where the thought is at its end: a button was pressed, a question mark typed, a picture sent.</summary>
    public static bool MayGoOn(Conversation conversation, Message message) =>
        message.Attachments == 0
        && !message.Text.AsSpan().TrimEnd().EndsWith("?", StringComparison.Ordinal)
        && !conversation.Topic.Choices.Any(choice => choice.Text == message.Text);
}
