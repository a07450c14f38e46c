using System.Text.Json.Serialization;
using ChatAssist.Composing;
using ChatAssist.Journeys;

namespace ChatAssist.Answering;

/// <summary>What the assistant says to one question, and what that rests on.</summary>
/// <param name="Text">
/// Light Markdown that every channel can render or strip: paragraphs and lines by <c>\n</c>, <c>**bold**</c>,
/// lines that begin with "• " or "1. ". No links: these are in <paramref name="Sources"/>.
/// </param>
/// <param name="Procedures">Best first; the first is what the answer is about, when it is about one.</param>
/// <param name="Sources">Never empty where the status begins with Answered, except for canned replies.</param>
/// <param name="Suggestions">Quick replies, at most six.</param>
/// <param name="Next">What the conversation is about after this answer.</param>
public sealed record Answer(
    AnswerStatus Status,
    string Text,
    IReadOnlyList<FoundProcedure> Procedures,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Suggestion> Suggestions,
    Topic Next)
{
    /// <summary>What happened in a journey; null outside of one.</summary>
    public JourneyEvent? Journey { get; init; }

    /// <summary>The address, below the server's, of a page to print; null where there is none.</summary>
    public string? Sheet { get; init; }

    /// <summary>A drawing that goes with the text.</summary>
    public StepPicture? Picture { get; init; }

    /// <summary>What other words may be made from; null where the words are fixed.</summary>
    public Grounds? Grounds { get; init; }

    /// <summary>How a model fared that was asked for other words; null where none was.</summary>
    public ModelRecord? Model { get; init; }
}

/// <summary>A composed answer taken apart: what a model may put into other words, and what stays before and after it.</summary>
/// <param name="Head">The title, with its line end.</param>
/// <param name="Body">What may be said in other words.</param>
/// <param name="Tail">Notes and questions that stay as they are; begins with a line end where it is not empty.</param>
/// <param name="Passages">What the answer rests on, at greater length; made only where it is asked for.</param>
public sealed record Grounds(string Head, string Body, string Tail, Func<IReadOnlyList<CitedPassage>> Passages);

/// <summary>How a question was dealt with, grouped by first word.</summary>
public enum AnswerStatus
{
    AnsweredFromProcedure,
    AnsweredFromGuide,
    AnsweredFromConcept,
    AnsweredWithReply,
    AnsweredJourneyStep,
    ClarifyingProcedure,
    ClarifyingCase,
    ClarifyingQuestion,
    UnanswerableNothingFound,
    UnanswerableOutOfScope,
    UnanswerableFieldEmpty,
    BlockedEmpty,
    BlockedTooLong,
    BlockedAttachment,
    FailedUnexpectedly,
}

/// <param name="Score">How likely it is the one that is meant, 0 to 1.</param>
public sealed record FoundProcedure(string Code, string Name, double Score);

/// <summary>What an answer rests on, shown as a chip under it.</summary>
/// <param name="Code">Procedure code; empty for a concept.</param>
/// <param name="Name">What the chip says: the procedure's or page's name.</param>
/// <param name="Section">The part used, in Vietnamese, for example "Lệ phí".</param>
/// <param name="DataDate">The day of the facts, never the day of the answer.</param>
/// <param name="Quote">The source's own words, shortened; may be empty.</param>
public sealed record Source(string Code, string Name, string Section, string Url, DateOnly DataDate, string Quote);

/// <summary>A quick reply: what the button says is what is sent.</summary>
/// <param name="Detail">A few words of help shown beside it; may be empty.</param>
public sealed record Suggestion(string Text, string Detail = "");

/// <summary>
/// What the conversation is about: everything that a follow-up ("thế còn phí?", "cái thứ 2") leans on.
/// Stored as JSON with the conversation, so members may be added but not renamed.
/// </summary>
public sealed record Topic
{
    public static readonly Topic None = new();

    /// <summary>The procedure last spoken of; empty before there is one.</summary>
    public string ProcedureCode { get; init; } = "";

    /// <summary>The concept page last spoken of, by path; empty where there is none.</summary>
    public string ConceptPath { get; init; } = "";

    /// <summary>The case chosen within the procedure; empty before there is one.</summary>
    public string CaseName { get; init; } = "";

    public Facet? Facet { get; init; }

    /// <summary>The step that comes next where the last answer showed only the first ones; 0 otherwise.</summary>
    public int NextStep { get; init; }

    /// <summary>What was offered to choose from last, in the order shown.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>The citizen's words that a clarifying question was about.</summary>
    public string OpenQuestion { get; init; } = "";

    /// <summary>What an open question may be about, likeliest first: "phí bao nhiêu" leans on it though nothing was chosen.</summary>
    public IReadOnlyList<string> LikelyCodes { get; init; } = [];

    /// <summary>What was spoken of before, latest first.</summary>
    public IReadOnlyList<string> EarlierCodes { get; init; } = [];

    /// <summary>The guided run that is under way; null outside of one.</summary>
    public Journey? Journey { get; init; }

    /// <summary>The one that was stopped last: its code opens it again.</summary>
    public Journey? LeftJourney { get; init; }

    /// <summary>What the citizen most likely means by "cái đó"; empty before there is anything.</summary>
    [JsonIgnore]
    public string AboutCode => LikelyCodes.Count > 0 ? LikelyCodes[0] : ProcedureCode;

    /// <summary>How many turns in a row the assistant has not helped.</summary>
    public int Failures { get; init; }

    /// <summary>What the citizen was asked to leave for a person who is not there just now.</summary>
    public Leaving Leaving { get; init; }

    /// <summary>What is still known after a long silence: what was spoken of, and no longer what was being asked.</summary>
    public Topic TakenUpAgain() => new() { ProcedureCode = ProcedureCode, ConceptPath = ConceptPath, CaseName = CaseName, Journey = Journey, LeftJourney = LeftJourney };

    /// <summary>The same conversation, now about this procedure.</summary>
    public Topic TurnedTo(string code) => this with { ProcedureCode = code, LikelyCodes = [], OpenQuestion = "", EarlierCodes = Earlier(code) };

    /// <summary>The same conversation with a question that may be about any of these procedures.</summary>
    public Topic LeftOpen(string question, IReadOnlyList<string> likely) =>
        this with { OpenQuestion = question, LikelyCodes = likely, EarlierCodes = likely.Count > 0 ? Earlier(likely[0]) : EarlierCodes };

    private List<string> Earlier(string now)
    {
        const int Remembered = 4;
        return [.. EarlierCodes.Prepend(ProcedureCode).Prepend(AboutCode).Where(code => code.Length > 0 && code != now).Distinct().Take(Remembered)];
    }
}

/// <summary>What is left for a person who is not there; the next message is read as that.</summary>
public enum Leaving
{
    Nothing,
    Question,
    PhoneNumber,

    /// <summary>A word to the editors.</summary>
    Feedback,
}

/// <summary>An offered choice and what it stands for; where neither code, case nor page is given, its words are the next message.</summary>
public sealed record Choice(string Text, string ProcedureCode = "", string CaseName = "", string ConceptPath = "")
{
    /// <summary>True for "Lệ phí", "Gặp người hỗ trợ": pressing is the same as typing it.</summary>
    public bool NamesWords => ProcedureCode.Length + CaseName.Length + ConceptPath.Length == 0;
}

/// <summary>Khía cạnh: what about the procedure is asked.</summary>
public enum Facet
{
    Documents,
    Fees,
    Time,
    Place,
    HowTo,
    Online,
    Conditions,
    Outcome,
    LegalBasis,
    Forms,

    /// <summary>Mức phạt: asked for often, and in no record; so it is said that it is not known.</summary>
    Penalty,
}
