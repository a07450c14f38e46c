using System.Text.Json.Serialization;
using ChatAssist.Answering;
using ChatAssist.Composing;
using ChatAssist.Journeys;

namespace ChatAssist.Conversations;

/// <summary>Tin nhắn: one thing said in a conversation, in its place.</summary>
public sealed class Message
{
    public required Guid ConversationId { get; init; }

    /// <summary>The place in the conversation, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    public required MessageAuthor Author { get; init; }

    public required MessageKind Kind { get; init; }

    public required string Channel { get; init; }

    /// <summary>Unique in the channel: by it a message that is delivered twice is known. Null for our own.</summary>
    public string? ChannelMessageId { get; init; }

    /// <summary>Personal data is masked before it comes here.</summary>
    public required string Text { get; init; }

    /// <summary>What else the channel sent, as JSON, so that it can be given back untouched.</summary>
    public string? Payload { get; init; }

    /// <summary>How many pictures or files came with it; they themselves are not kept.</summary>
    public int Attachments { get; init; }

    /// <summary>True where something was masked in the text.</summary>
    public bool HadPersonalData { get; init; }

    /// <summary>The sequence of the message that this one answers.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>Whether the citizen sees it: not what a program said to a program, and not what stays at the desk.</summary>
    public bool IsShown => Kind != MessageKind.DeskNote && (Kind != MessageKind.Event || Author != MessageAuthor.Citizen);

    /// <summary>Who of the desk said or did it; null for citizens and the assistant.</summary>
    public Guid? VolunteerId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>For the assistant's messages: how the question was dealt with.</summary>
    public AnswerStatus? Status { get; init; }

    /// <summary>1 to 5 stars, on the assistant's thanks for them: here too, so that bad ones are found without opening every answer.</summary>
    public int? Rating { get; init; }

    /// <summary>For the assistant's messages: what the answer rests on and how it came about.</summary>
    public AnswerRecord? Answer { get; init; }
}

public enum MessageAuthor
{
    Citizen,
    Assistant,
    Volunteer,
}

public enum MessageKind
{
    Text,

    /// <summary>The assistant's first words; a page that greets by itself leaves them out.</summary>
    Greeting,

    /// <summary>From a citizen's program something said to a program, kept but not shown; from us what has become of the conversation, shown as a line between the messages.</summary>
    Event,

    /// <summary>A private note or an act of the desk: part of the transcript that no citizen sees.</summary>
    DeskNote,
}

/// <summary>What is kept with each assistant message: a volunteer, an evaluation and a report all read it.</summary>
/// <param name="DataDate">The oldest of the sources' dates; null where there is no source.</param>
/// <param name="AnswerMilliseconds">From taking the turn up to having the answer.</param>
public sealed record AnswerRecord(
    IReadOnlyList<FoundProcedure> Procedures,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Suggestion> Suggestions,
    DateOnly? DataDate,
    double AnswerMilliseconds)
{
    public JourneyEvent? Journey { get; init; }

    public StepPicture? Picture { get; init; }

    /// <summary>The address, below the server's, of a page to print.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sheet { get; init; }

    /// <summary>Null where no model was asked.</summary>
    public ModelRecord? Model { get; init; }

    /// <summary>It asks for a telephone number: a channel may offer a press for it. Null where it does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? AsksForNumber { get; init; }

    public static AnswerRecord Of(Answer answer, TimeSpan duration) => new(
        answer.Procedures,
        answer.Sources,
        answer.Suggestions,
        answer.Sources.Count == 0 ? null : answer.Sources.Min(source => source.DataDate),
        duration.TotalMilliseconds)
    {
        Journey = answer.Journey,
        Picture = answer.Picture,
        Sheet = answer.Sheet,
        Model = answer.Model,
        AsksForNumber = answer.Next.Leaving == Leaving.PhoneNumber ? true : null,
    };

    /// <summary>For words that a volunteer sent with the sources that they rest on.</summary>
    public static AnswerRecord Of(IReadOnlyList<Source> sources) => new([], sources, [], sources.Min(source => source.DataDate), 0);
}
