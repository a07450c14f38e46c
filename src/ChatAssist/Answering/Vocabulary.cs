using ChatAssist.Guides;
using ChatAssist.Search;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Answering;

/// <summary>How people write and what they call things: the files of <c>knowledge-base/vocabulary/</c>.</summary>
public sealed class Vocabulary
{
    /// <summary>Short forms; the reading is chosen by the neighbouring words.</summary>
    public required PhraseTable<Rewrite> Abbreviations { get; init; }

    /// <summary>Chat spelling, dialect, slips: another way to write the very same word.</summary>
    public required PhraseTable<Rewrite> Spellings { get; init; }

    /// <summary>Everyday names of official things.</summary>
    public required PhraseTable<Rewrite> Names { get; init; }

    /// <summary>What has happened to somebody: counts only where no procedure is called by its whole name.</summary>
    public required PhraseTable<Rewrite> Events { get; init; }

    /// <summary>What no procedure covers: the weather, prices, sports; by topic.</summary>
    public required PhraseTable<string> OtherTopics { get; init; }

    /// <summary>Words, in lower case, by which an English message is known.</summary>
    public required IReadOnlySet<string> English { get; init; }

    /// <summary>Words that ask for a part of a procedure; null where they only look so ("học phí").</summary>
    public required PhraseTable<Facet?> Facets { get; init; }

    public required PhraseTable<Asker> Askers { get; init; }

    public required Actions Actions { get; init; }

    /// <summary>What happened to a paper, with what is then to be done about it: "mất" with getting it again.</summary>
    public required PhraseTable<uint> Mishaps { get; init; }

    /// <summary>Words around the question, with how much they still count in finding.</summary>
    public required PhraseTable<float> Fillers { get; init; }

    /// <summary>People's own words in their places, analyzed: what a corpus of official texts does not teach.</summary>
    public required IReadOnlyList<IReadOnlyList<Token>> Sayings { get; init; }

    /// <summary>The marked words among the fillers: nobody's slips, though official texts hardly hold them.</summary>
    public required IReadOnlySet<string> EverydayWords { get; init; }

    /// <summary>All words in canonical form that stand in any short form or other spelling: none of them is a slip to be repaired.</summary>
    public required HashSet<string> ShortWords { get; init; }

    /// <summary>The words of all the phrases: the same for every table.</summary>
    public required PhraseWords PhraseWords { get; init; }

    /// <exception cref="FormatException">A file is not of the form that its first lines describe; the message names it.</exception>
    public static Vocabulary Load(string folder) => Load(folder, new Actions(Read<Dictionary<string, List<string>>>(folder, "actions")), new PhraseWords());

    private static Vocabulary Load(string folder, Actions actions, PhraseWords words) => new()
    {
        PhraseWords = words,
        Sayings = [.. SayingsIn(folder).Select(VietnameseAnalyzer.Analyze)],
        EverydayWords = Read<List<FillerEntry>>(folder, "fillers").SelectMany(filler => filler.Say).SelectMany(VietnameseAnalyzer.Analyze)
            .Where(token => token.Marked != token.Folded).Select(token => token.Marked).ToHashSet(StringComparer.Ordinal),
        ShortWords = SpellingsIn(folder).SelectMany(VietnameseAnalyzer.Analyze).Select(token => token.Marked).ToHashSet(StringComparer.Ordinal),
        Abbreviations = Rewrites(folder, "abbreviations", actions, words),
        Spellings = Rewrites(folder, "spellings", actions, words),
        Names = Rewrites(folder, "everyday-names", actions, words),
        Events = Rewrites(folder, "life-events", actions, words),
        OtherTopics = new(Lists(folder, "other-topics", topic => topic), words),
        English = Read<List<string>>(folder, "english").ToHashSet(StringComparer.Ordinal),
        Facets = new(Lists(folder, "facets", key => string.Equals(key, "none", StringComparison.Ordinal) ? null : ToEnum<Facet>(key)), words),
        Actions = actions,
        Mishaps = new(Lists(folder, "mishaps", actions.MaskOf).GroupBy(entry => entry.Say, entry => entry.Value).Select(entry => (entry.Key, entry.Aggregate((all, one) => all | one))), words),
        Askers = new(Lists(folder, "askers", key => ToEnum<Asker>(key)!.Value), words),
        Fillers = new(Read<List<FillerEntry>>(folder, "fillers").SelectMany(filler => filler.Say.Select(say => (say, filler.Weight))), words),
    };

    private static PhraseTable<Rewrite> Rewrites(string folder, string name, Actions actions, PhraseWords words) => new(
        Read<List<RewriteEntry>>(folder, name).SelectMany(entry =>
        {
            var rewrite = new Rewrite([.. entry.Mean.Select(VietnameseAnalyzer.Analyze)], entry.Keep, entry.Weight, entry.Mean.Aggregate(0u, (mask, mean) => mask | actions.In(mean)));
            return entry.Say.Select(say => (say, rewrite));
        }),
        words);

    // Other spellings are left out: "khia sinh" must not look as if it were right.
    private static IEnumerable<string> SayingsIn(string folder) =>
    [
        .. Read<List<RewriteEntry>>(folder, "everyday-names").Concat(Read<List<RewriteEntry>>(folder, "life-events")).SelectMany(entry => entry.Say.Concat(entry.Mean).Append(entry.Example)),
        .. Read<List<RewriteEntry>>(folder, "abbreviations").Concat(Read<List<RewriteEntry>>(folder, "spellings")).SelectMany(entry => entry.Mean),
        .. Read<Dictionary<string, List<string>>>(folder, "facets").Concat(Read<Dictionary<string, List<string>>>(folder, "askers"))
            .Concat(Read<Dictionary<string, List<string>>>(folder, "actions")).SelectMany(list => list.Value),
        .. Read<List<FillerEntry>>(folder, "fillers").SelectMany(filler => filler.Say),
    ];

    private static IEnumerable<string> SpellingsIn(string folder) =>
        Read<List<RewriteEntry>>(folder, "abbreviations").Concat(Read<List<RewriteEntry>>(folder, "spellings")).SelectMany(entry => entry.Say);

    private static IEnumerable<(string Say, T Value)> Lists<T>(string folder, string name, Func<string, T> toValue) =>
        Read<Dictionary<string, List<string>>>(folder, name).SelectMany(list => list.Value.Select(say => (say, toValue(list.Key))));

    private static T? ToEnum<T>(string key)
        where T : struct, Enum => Enum.Parse<T>(key.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static T Read<T>(string folder, string name)
    {
        var path = Path.Combine(folder, $"{name}.yaml");
        try
        {
            var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
            return yaml.Deserialize<T>(File.ReadAllText(path));
        }
        catch (YamlDotNet.Core.YamlException exception)
        {
            throw new FormatException($"{path}:{exception.Start.Line}: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }

    private sealed class RewriteEntry
    {
        public List<string> Say { get; init; } = [];

        public List<string> Mean { get; init; } = [];

        public float Keep { get; init; } = 0.5f;

        public float Weight { get; init; } = 1;

        public string Example { get; init; } = "";
    }

    private sealed class FillerEntry
    {
        public List<string> Say { get; init; } = [];

        public float Weight { get; init; }
    }
}

/// <summary>What people's words stand for.</summary>
/// <param name="Means">All readings or official names, analyzed.</param>
/// <param name="Keep">How much the people's own words still count in finding, 0 to 1.</param>
/// <param name="Weight">How much the official words count.</param>
/// <param name="Actions">What the official words say is to be done.</param>
public sealed record Rewrite(IReadOnlyList<List<Token>> Means, float Keep, float Weight, uint Actions);
