using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Tells a message in another language from a Vietnamese one that nothing was found for.</summary>
internal static class ForeignText
{
    private const int FewestWords = 3;

    /// <summary>Most words of a foreign message are no syllables of the portal's texts.</summary>
    public static bool Is(Question question, SearchIndex corpus) =>
        question.Words.Count >= FewestWords
        && question.Words.Count(word => corpus.DocumentFrequency(Term.Folded(word.Folded)) < 3) * 2 >= question.Words.Count;
}
