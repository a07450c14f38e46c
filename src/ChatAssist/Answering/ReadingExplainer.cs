using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Tells how a question's words were understood.</summary>
internal sealed class ReadingExplainer(Vocabulary vocabulary)
{
    public ReadingExplanation Explain(Question question) => new(
        WordPairing.Of(question.Text, question.Words),
        [
            .. Phrases(PhraseKind.EverydayName, vocabulary.Names.Matches([.. question.Words]), question),
            .. Phrases(PhraseKind.LifeEvent, vocabulary.Events.Matches([.. question.Words]), question),
            .. vocabulary.OtherTopics.Matches([.. question.Words]).Select(match => new PhraseReading(PhraseKind.OtherTopic, Words(question, match.Start, match.End), [match.Value])),
        ],
        question.Facets,
        vocabulary.Actions.NamesOf(question.Actions),
        question.Asker,
        question.IsForeign);

    private static IEnumerable<PhraseReading> Phrases(PhraseKind kind, IEnumerable<PhraseMatch<Rewrite>> matches, Question question) => matches
        .Select(match => new PhraseReading(kind, Words(question, match.Start, match.End), [.. match.Value.Means.Select(Text)]));

    private static string Words(Question question, int start, int end) => string.Join(' ', question.Words.Take(start..end).Select(WordPairing.ReadAs));

    private static string Text(List<Token> tokens) => string.Join(' ', tokens.Select(token => token.Marked));
}
