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
        var said = vocabulary.PhraseWords.Of(words);
        var facets = vocabulary.Facets.Matches(said);
        var names = vocabulary.Names.Matches(said);
        var events = vocabulary.Events.Matches(said);
        var weights = WeightsOf(said, facets);
        var plain = Weighed(words, weights);
        var weighed = Weighed(plain, Lowered(weights, names));
        var asked = facets.Where(match => match.Value is not null).Select(match => match.Value!.Value).Distinct();
        var literal = QueryWriter.Write(plain);
        return new Question(text, weighed, [.. asked], literal, AskerOf(said))
        {
            Understood = names.Count + events.Count == 0 ? literal : QueryWriter.Write(Weighed(weighed, Lowered(weights, events)), [.. names, .. events], plain, literal),
            NearestCodes = nearest,
            EverydayNames = names.Count + events.Count,
            OtherTopics = vocabulary.OtherTopics.Matches(said).Count,
            Actions = ActionsIn(words, names),
            ImpliedActions = vocabulary.Mishaps.Matches(said).Aggregate(0u, (mask, match) => mask | match.Value),
            IsForeign = isForeign && names.Count == 0,
            NamesNothing = names.Count + events.Count == 0 && !weighed.Exists(word => word.Weight > NamingWeight),
        };
    }

    private uint ActionsIn(List<Word> words, List<PhraseMatch<Rewrite>> names)
    {
        var mask = vocabulary.Actions.In(words.ConvertAll(word => word.Folded));
        foreach (var name in names)
        {
            mask |= name.Value.Actions;
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

    private float[] WeightsOf(NumberedWords said, List<PhraseMatch<Facet?>> facets)
    {
        var weights = new float[said.Words.Count];
        Array.Fill(weights, 1);
        foreach (var filler in vocabulary.Fillers.Matches(said))
        {
            if (filler.Value > Particle || !_shortForms.IsOfTheTexts(said.Words, filler.Start, filler.End))
            {
                Lower(weights, filler.Start, filler.End, filler.Value);
            }
        }

        foreach (var facet in facets.Where(match => match.Value is not null))
        {
            Lower(weights, facet.Start, facet.End, FacetWeight);
        }

        return weights;
    }

    private static float[] Lowered(float[] weights, List<PhraseMatch<Rewrite>> meanings)
    {
        foreach (var meaning in meanings)
        {
            Lower(weights, meaning.Start, meaning.End, meaning.Value.Keep);
        }

        return weights;
    }

    private static void Lower(float[] weights, int start, int end, float weight)
    {
        for (var i = start; i < end; i++)
        {
            weights[i] = Math.Min(weights[i], weight);
        }
    }

    // Words that weigh the same stay the same objects: a clause of two such need not be written twice.
    private static List<Word> Weighed(List<Word> words, float[] weights)
    {
        var weighed = new List<Word>(words.Count);
        for (var i = 0; i < weights.Length; i++)
        {
            weighed.Add(words[i].Weight == weights[i] ? words[i] : words[i] with { Weight = weights[i] });
        }

        return weighed;
    }

    private Asker AskerOf(NumberedWords said)
    {
        var (citizen, organisation) = (0, 0);
        foreach (var sign in vocabulary.Askers.Matches(said))
        {
            citizen += sign.Value == Asker.Citizen ? 1 : 0;
            organisation += sign.Value == Asker.Organisation ? 1 : 0;
        }

        var writesMarks = said.Words.Exists(word => word.HasMarks);
        return citizen > organisation || (citizen + organisation == 0 && !writesMarks) ? Asker.Citizen
            : organisation > citizen ? Asker.Organisation
            : Asker.Unknown;
    }
}
