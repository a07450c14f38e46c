using System.Text.RegularExpressions;
using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Reads a message: writes out short forms, weighs the words, sees what is asked, and makes the query.</summary>
/// <param name="corpus">The portal's texts, whose neighbouring words decide what a short form means.</param>
/// <param name="codes">The codes of all procedures.</param>
/// <param name="syllables">The syllables of the same texts, by which slips are repaired and marks restored.</param>
public sealed partial class QuestionReader(Vocabulary vocabulary, SearchIndex corpus, SyllableModel syllables, KnownCodes codes)
{
    /// <summary>A citizen who sets marks on this part of the words means the unmarked ones too ("cho", "con").</summary>
    private const float MarkedShare = 0.35f;

    /// <summary>Questions are short; what comes after so many words is a story and only slows the search.</summary>
    private const int LongestQuestion = 120;

    /// <summary>"Lệ phí", "giấy tờ gì" stand in every procedure: they hardly help to find the right one.</summary>
    private const float FacetWeight = 0.15f;

    /// <summary>Fillers and words that ask for a part weigh less than this.</summary>
    private const float NamingWeight = 0.2f;

    /// <summary>"Nha", "thế", "mà": typed without marks they may as well be nhà, thẻ, mã.</summary>
    private const float Particle = 0.05f;

    private readonly ShortForms _shortForms = new(corpus);
    private readonly WordMender _mender = new(vocabulary, corpus, syllables);
    private readonly LikelyWords _likely = new(syllables, vocabulary.EverydayWords);

    public Question Read(string typed)
    {
        var (text, nearest) = codes.PutRight(typed);
        var words = Words(VietnameseAnalyzer.Analyze(text.Contains('<', StringComparison.Ordinal) ? Tags().Replace(text, " ") : text));
        var isForeign = ForeignText.Is(text, words, vocabulary.English);
        words = _mender.Mend(words);
        words = _shortForms.WriteOut(words, vocabulary.Spellings, areWords: true);
        words = _shortForms.WriteOut(words, vocabulary.Abbreviations, areWords: false);
        words = _likely.Read(words);
        var facets = vocabulary.Facets.Matches(words).ToList();
        var names = vocabulary.Names.Matches(words).ToList();
        var events = vocabulary.Events.Matches(words).ToList();
        var weighed = Weigh(words, facets, names);
        var asked = facets.Where(match => match.Value is not null).Select(match => match.Value!.Value).Distinct();
        var literal = QueryWriter.Write(Weigh(words, facets, []), []);
        return new Question(text, weighed, [.. asked], literal, AskerOf(words))
        {
            Understood = names.Count + events.Count == 0 ? literal : QueryWriter.Write(Weigh(weighed, [], events), [.. names, .. events]),
            NearestCodes = nearest,
            EverydayNames = names.Count + events.Count,
            OtherTopics = vocabulary.OtherTopics.Matches(words).Count(),
            Actions = ActionsIn(words, names),
            IsForeign = isForeign && names.Count == 0,
            NamesNothing = names.Count + events.Count == 0 && !weighed.Exists(word => word.Weight > NamingWeight),
        };
    }

    private uint ActionsIn(List<Word> words, List<PhraseMatch<Rewrite>> names) => names
        .SelectMany(name => name.Value.Means)
        .Aggregate(vocabulary.Actions.In([.. words.Select(word => word.Folded)]), (mask, official) => mask | vocabulary.Actions.In([.. official.Select(token => token.Folded)]));

    private static List<Word> Words(List<Token> tokens)
    {
        var taken = tokens.Take(LongestQuestion).ToList();
        var marked = taken.Count(HasMarks);
        var writesMarks = marked >= taken.Count * MarkedShare && marked > 0;
        return [.. taken.Select(token => Word.Of(token, writesMarks || HasMarks(token)))];
    }

    [GeneratedRegex("</?[a-z][^<>]{0,200}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    private static bool HasMarks(Token token) => !string.Equals(token.Marked, token.Folded, StringComparison.Ordinal);

    private List<Word> Weigh(List<Word> words, List<PhraseMatch<Facet?>> facets, List<PhraseMatch<Rewrite>> meanings)
    {
        var weighed = new List<Word>(words);
        foreach (var filler in vocabulary.Fillers.Matches(words))
        {
            if (filler.Value > Particle || !_shortForms.IsOfTheTexts(words, filler.Start, filler.End))
            {
                Multiply(weighed, filler.Start, filler.End, filler.Value);
            }
        }

        foreach (var facet in facets.Where(match => match.Value is not null))
        {
            Multiply(weighed, facet.Start, facet.End, FacetWeight);
        }

        foreach (var meaning in meanings)
        {
            Multiply(weighed, meaning.Start, meaning.End, meaning.Value.Keep);
        }

        return weighed;
    }

    private static void Multiply(List<Word> words, int start, int end, float weight)
    {
        for (var i = start; i < end; i++)
        {
            words[i] = words[i] with { Weight = Math.Min(words[i].Weight, weight) };
        }
    }

    private Asker AskerOf(List<Word> words)
    {
        var signs = vocabulary.Askers.Matches(words).Select(match => match.Value).ToList();
        var citizen = signs.Count(sign => sign == Asker.Citizen);
        var organisation = signs.Count(sign => sign == Asker.Organisation);
        var writesMarks = words.Exists(word => !string.Equals(word.Marked, word.Folded, StringComparison.Ordinal));
        return citizen > organisation || (citizen + organisation == 0 && !writesMarks) ? Asker.Citizen
            : organisation > citizen ? Asker.Organisation
            : Asker.Unknown;
    }
}
