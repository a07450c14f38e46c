using ChatAssist.Search;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Journeys;

/// <summary>What every journey shares: <c>knowledge-base/journeys.yaml</c>.</summary>
public sealed class JourneyTexts
{
    /// <summary>What the button under an answer says that begins a journey.</summary>
    public const string StartButton = "Làm từng bước";

    private Dictionary<string, JourneyWord> _byFolded = new(StringComparer.Ordinal);

    /// <summary>What people type or press at a step, by <see cref="JourneyWord"/>.</summary>
    public Dictionary<JourneyWord, List<string>> Words { get; init; } = [];

    /// <summary>What is said, by key.</summary>
    public Dictionary<string, string> Says { get; init; } = [];

    /// <summary>What a person must have, by the key that guides name.</summary>
    public Dictionary<string, Need> Needs { get; init; } = [];

    /// <summary>What goes wrong in any procedure's steps.</summary>
    public List<Trouble> Troubles { get; init; } = [];

    /// <exception cref="FormatException">The file is malformed or lacks something; the message names the line.</exception>
    public static JourneyTexts Load(string path)
    {
        try
        {
            var texts = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<JourneyTexts>(File.ReadAllText(path));
            texts._byFolded = texts.Words.SelectMany(words => words.Value.Select(text => (Key: Fold(text), words.Key))).DistinctBy(word => word.Item1).ToDictionary(word => word.Item1, word => word.Item2);
            var missing = Enum.GetValues<JourneyWord>().Where(word => !texts.Words.ContainsKey(word)).Select(word => word.ToString()).Concat(JourneySays.All.Where(key => !texts.Says.ContainsKey(key))).ToList();
            return missing.Count == 0 ? texts : throw new FormatException($"{path}: missing: {string.Join(", ", missing)}");
        }
        catch (YamlDotNet.Core.YamlException exception)
        {
            throw new FormatException($"{path}:{exception.Start.Line}: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    /// <summary>What a whole message means at a step; null where it is something else, such as a question.</summary>
    public JourneyWord? WordOf(string message)
    {
        var words = VietnameseAnalyzer.Analyze(message).Select(token => token.Folded).ToList();
        while (words.Count > 0)
        {
            if (_byFolded.TryGetValue(string.Join(' ', words), out var word))
            {
                return word;
            }

            if (!JourneySays.Particles.Contains(words[^1]))
            {
                break;
            }

            words.RemoveAt(words.Count - 1);
        }

        return null;
    }

    /// <summary>What the button for a word says: the first of its list.</summary>
    public string Button(JourneyWord word) => Words[word][0];

    private static string Fold(string text) => string.Join(' ', VietnameseAnalyzer.Analyze(text).Select(token => token.Folded));
}

/// <summary>What a citizen may say at any step.</summary>
public enum JourneyWord
{
    Start,
    Done,
    NotYet,
    Back,
    Skip,
    Repeat,
    Where,
    Change,
    Ask,
    Help,
    Stop,

    /// <summary>To be written to later: when the outcome is to be expected, or tomorrow to go on.</summary>
    Remind,
    Person,
}

/// <summary>Something a person must have before they begin.</summary>
public sealed class Need
{
    public string Title { get; init; } = "";

    public string Ask { get; init; } = "";

    /// <summary>The concept page that tells how to get it.</summary>
    public string Concept { get; init; } = "";

    /// <summary>The sections of that page that make up the small journey, in order.</summary>
    public List<string> Sections { get; init; } = [];
}

/// <summary>What goes wrong, and how to put it right.</summary>
public sealed class Trouble
{
    /// <summary>Words of a step at which it happens.</summary>
    public List<string> At { get; init; } = [];

    public string Wrong { get; init; } = "";

    public string Right { get; init; } = "";
}

/// <summary>The keys of <see cref="JourneyTexts.Says"/>.</summary>
internal static class JourneySays
{
    public const string Started = "started";
    public const string NothingToWalk = "nothing_to_walk";
    public const string DetourDone = "detour_done";
    public const string NeedSkipped = "need_skipped";
    public const string AskCase = "ask_case";
    public const string ChooseCase = "choose_case";
    public const string Prepare = "prepare";
    public const string PhotoTips = "photo_tips";
    public const string StillMissing = "still_missing";
    public const string AllReady = "all_ready";
    public const string NoDocuments = "no_documents";
    public const string WhichTrouble = "which_trouble";
    public const string TellTrouble = "tell_trouble";
    public const string After = "after";
    public const string Rate = "rate";
    public const string Thanks = "thanks";
    public const string ThanksLow = "thanks_low";
    public const string RemindOutcome = "remind_outcome";
    public const string RemindGoOn = "remind_go_on";
    public const string RemindSooner = "remind_sooner";
    public const string OutcomeDue = "outcome_due";
    public const string GoOnDue = "go_on_due";
    public const string Stopped = "stopped";
    public const string AskAway = "ask_away";
    public const string Help = "help";
    public const string First = "first";
    public const string Where = "where";
    public const string GoOn = "go_on";
    public const string TakenUp = "taken_up";
    public const string UnknownCode = "unknown_code";

    public static readonly IReadOnlyList<string> All =
    [
        Started, NothingToWalk, DetourDone, NeedSkipped, AskCase, ChooseCase, Prepare, PhotoTips, StillMissing, AllReady, NoDocuments, WhichTrouble, TellTrouble, After,
        Rate, Thanks, ThanksLow, RemindOutcome, RemindGoOn, RemindSooner, OutcomeDue, GoOnDue, Stopped, AskAway, Help, First, Where, GoOn, TakenUp, UnknownCode,
    ];

    /// <summary>"Xong rồi ạ", "chưa được em ơi": the end of a short message that says nothing.</summary>
    public static readonly IReadOnlySet<string> Particles = new HashSet<string>(StringComparer.Ordinal) { "a", "nhe", "nha", "em", "oi", "ha", "di", "roi", "voi", "ban", "day", "do", "ne", "luon", "ah", "nhé", "ak" };
}
