using ChatAssist.Search;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Handoffs;

/// <summary>Hears in a citizen's words that a person is needed: <c>knowledge-base/handoffs.yaml</c>.</summary>
public sealed class HandoffWords
{
    private readonly PhraseList _wishes;
    private readonly PhraseList _persons;
    private readonly PhraseList _unless;
    private readonly int _between;
    private readonly IReadOnlyList<(HandoffReason Reason, PhraseList Phrases)> _reasons;

    private HandoffWords(Lists lists)
    {
        _between = lists.Between;
        _wishes = new PhraseList(lists.Wishes);
        _persons = new PhraseList(lists.Persons);
        _unless = new PhraseList(lists.Unless);
        _reasons =
        [
            (HandoffReason.Distress, new PhraseList(lists.Distress)),
            (HandoffReason.Deadline, new PhraseList(lists.Deadline)),
            (HandoffReason.AskedForPerson, new PhraseList(lists.Person)),
            (HandoffReason.PersonOnly, new PhraseList(lists.PersonOnly)),
            (HandoffReason.Anger, new PhraseList(lists.Anger)),
        ];
    }

    /// <exception cref="YamlDotNet.Core.YamlException">The file is malformed.</exception>
    public static HandoffWords Load(string path) => new(new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .Build()
        .Deserialize<Lists>(File.ReadAllText(path)));

    /// <returns>Why a person is needed; null where the words do not say so.</returns>
    public HandoffReason? Read(string text)
    {
        var words = VietnameseAnalyzer.Analyze(text);
        foreach (var (reason, phrases) in _reasons)
        {
            if (phrases.IsIn(words))
            {
                return reason;
            }
        }

        return AsksForPerson(words) ? HandoffReason.AskedForPerson : null;
    }

    private bool AsksForPerson(List<Token> words)
    {
        if (_unless.IsIn(words))
        {
            return false;
        }

        var persons = _persons.Starts(words);
        return persons.Count > 0 && _wishes.Ends(words).Any(end => persons.Any(start => start >= end && start - end <= _between));
    }

    private sealed class Lists
    {
        public int Between { get; init; }

        public List<string> Wishes { get; init; } = [];

        public List<string> Persons { get; init; } = [];

        public List<string> Unless { get; init; } = [];

        public List<string> Person { get; init; } = [];

        public List<string> Anger { get; init; } = [];

        public List<string> Distress { get; init; } = [];

        public List<string> Deadline { get; init; } = [];

        public List<string> PersonOnly { get; init; } = [];
    }
}
