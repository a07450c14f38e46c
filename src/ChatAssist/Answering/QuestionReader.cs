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

    /// <summary>Questions are short; of a longer story the most telling words are read.</summary>
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
        var facets = vocabulary.Facets.Matches(words);
        var names = vocabulary.Names.Matches(words);
        var events = vocabulary.Events.Matches(words);
        var plain = Weigh(words, facets, []);
        var weighed = names.Count == 0 ? plain : Weigh(words, facets, names);
        var asked = facets.Where(match => match.Value is not null).Select(match => match.Value!.Value).Distinct();
        var literal = QueryWriter.Write(plain, []);
        return new Question(text, weighed, [.. asked], literal, AskerOf(words))
        {
            Understood = names.Count + events.Count == 0 ? literal : QueryWriter.Write(Weigh(weighed, [], events), [.. names, .. events]),
            NearestCodes = nearest,
            EverydayNames = names.Count + events.Count,
            OtherTopics = vocabulary.OtherTopics.Matches(words).Count,
            Actions = ActionsIn(words, names),
            ImpliedActions = vocabulary.Mishaps.Matches(words).Aggregate(0u, (mask, match) => mask | match.Value),
            IsForeign = isForeign && names.Count == 0,
            NamesNothing = names.Count + events.Count == 0 && !weighed.Exists(word => word.Weight > NamingWeight),
        };
    }

    private uint ActionsIn(List<Word> words, List<PhraseMatch<Rewrite>> names)
    {
        var mask = vocabulary.Actions.In(words.ConvertAll(word => word.Folded));
        foreach (var name in names)
        {
            foreach (var official in name.Value.Means)
            {
                mask |= vocabulary.Actions.In(official.ConvertAll(token => token.Folded));
            }
        }

        return mask;
    }

    private List<Word> Words(List<Token> tokens)
    {
        var taken = tokens.Count <= LongestQuestion ? tokens : MostTelling(tokens);
        var marked = 0;
        foreach (var token in taken)
        {
            marked += HasMarks(token) ? 1 : 0;
        }

        var writesMarks = marked >= taken.Count * MarkedShare && marked > 0;
        return taken.ConvertAll(token => Word.Of(token, writesMarks || HasMarks(token)));
    }

    // A story begins with whom it is about and ends with the question; from between, the words that tell procedures apart.
    private List<Token> MostTelling(List<Token> tokens)
    {
        const int First = 20;
        const int Last = 50;
        var between = Enumerable.Range(First, tokens.Count - First - Last)
            .OrderByDescending(i => corpus.DocumentFrequency(Term.Folded(tokens[i].Folded)) is > 0 and var frequency ? 1f / frequency : 0)
            .Take(LongestQuestion - First - Last)
            .Order();
        return [.. tokens[..First], .. between.Select(i => tokens[i]), .. tokens[^Last..]];
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
        var signs = vocabulary.Askers.Matches(words).ConvertAll(match => match.Value);
        var citizen = signs.Count(sign => sign == Asker.Citizen);
        var organisation = signs.Count(sign => sign == Asker.Organisation);
        var writesMarks = words.Exists(word => !string.Equals(word.Marked, word.Folded, StringComparison.Ordinal));
        return citizen > organisation || (citizen + organisation == 0 && !writesMarks) ? Asker.Citizen
            : organisation > citizen ? Asker.Organisation
            : Asker.Unknown;
    }
}
