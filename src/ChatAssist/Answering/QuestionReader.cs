using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Reads a message: writes out short forms, weighs the words, sees what is asked, and makes the query.</summary>
/// <param name="corpus">The portal's texts, whose neighbouring words decide what a short form means.</param>
public sealed class QuestionReader(Vocabulary vocabulary, SearchIndex corpus)
{
    /// <summary>A citizen who sets marks on this part of the words means the unmarked ones too ("cho", "con").</summary>
    private const float MarkedShare = 0.35f;

    /// <summary>Questions are short; what comes after so many words is a story and only slows the search.</summary>
    private const int LongestQuestion = 120;

    /// <summary>"Lệ phí", "giấy tờ gì" stand in every procedure: they hardly help to find the right one.</summary>
    private const float FacetWeight = 0.15f;

    /// <summary>Fillers and words that ask for a part weigh less than this.</summary>
    private const float NamingWeight = 0.2f;

    private readonly ShortForms _shortForms = new(corpus);

    public Question Read(string text)
    {
        var words = Words(VietnameseAnalyzer.Analyze(text));
        words = _shortForms.WriteOut(words, vocabulary.Spellings);
        words = _shortForms.WriteOut(words, vocabulary.Abbreviations);
        var facets = vocabulary.Facets.Matches(words).ToList();
        var meanings = vocabulary.Meanings.Matches(words).ToList();
        Weigh(words, facets, meanings);
        var asked = facets.Where(match => match.Value is not null).Select(match => match.Value!.Value).Distinct();
        return new Question(text, words, [.. asked], QueryWriter.Write(words, meanings), AskerOf(words))
        {
            Actions = vocabulary.Actions.In([.. words.Select(word => word.Folded)])
                | meanings.Aggregate(0u, (mask, meaning) => mask | meaning.Value.Means.Aggregate(0u, (inner, official) => inner | vocabulary.Actions.In([.. official.Select(token => token.Folded)]))),
            NamesNothing = meanings.Count == 0 && !words.Exists(word => word.Weight > NamingWeight),
        };
    }

    private static List<Word> Words(List<Token> tokens)
    {
        var taken = tokens.Take(LongestQuestion).ToList();
        var marked = taken.Count(HasMarks);
        var writesMarks = marked >= taken.Count * MarkedShare && marked > 0;
        return [.. taken.Select(token => new Word(token.Marked, token.Folded, writesMarks || HasMarks(token)))];
    }

    private static bool HasMarks(Token token) => !string.Equals(token.Marked, token.Folded, StringComparison.Ordinal);

    private void Weigh(List<Word> words, List<PhraseMatch<Facet?>> facets, List<PhraseMatch<Rewrite>> meanings)
    {
        foreach (var filler in vocabulary.Fillers.Matches(words).ToList())
        {
            Multiply(words, filler.Start, filler.End, filler.Value);
        }

        foreach (var facet in facets.Where(match => match.Value is not null))
        {
            Multiply(words, facet.Start, facet.End, FacetWeight);
        }

        foreach (var meaning in meanings)
        {
            Multiply(words, meaning.Start, meaning.End, meaning.Value.Keep);
        }
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
