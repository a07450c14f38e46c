using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Tells why a question is answered as it is. Slower than answering; safe for any number of threads.</summary>
public sealed class Explainer(KnowledgeBase knowledge, GuideIndex index, Ranking ranking, Vocabulary vocabulary, QuestionReader reader, Confidence confidence, Answerer answerer)
{
    private readonly Finder _finder = new(knowledge, index, reader);
    private readonly ReadingExplainer _readings = new(vocabulary);
    private readonly PassageExplainer _passages = new(knowledge, index, ranking);

    /// <param name="message">The first of a conversation; personal data already masked.</param>
    /// <param name="code">A procedure to look at beside those found; empty for none.</param>
    public Explanation Explain(string message, string code = "")
    {
        var text = MessageText.Tidy(message);
        var status = answerer.Answer(text, Topic.None).Status;
        if (!MessageText.HasWords(text) || text.Length > Answerer.LongestMessage)
        {
            return new Explanation(text, status, null, null, [], null, null);
        }

        var question = reader.Read(text);
        var found = _finder.Find(question, Topic.None);
        var decision = confidence.Decide(question, found);
        var reply = answerer.ReplyKeyFor(text, decision.Kind);
        var sight = new PassageSight(_finder.QueryOf(question, Topic.None), found, index.Look(_finder.QueryOf(question, Topic.None)));
        return new Explanation(
            question.Text,
            status,
            _readings.Explain(question),
            reply,
            [.. found.Select((_, place) => _passages.Explain(sight, place))],
            code.Length == 0 ? null : _passages.Explain(sight, code),
            Explain(question, found, decision, reply));
    }

    private DecisionExplanation Explain(Question question, IReadOnlyList<Passage> found, Decision decision, string? reply) => new(
        decision.Kind,
        decision.Covered,
        confidence.DeclineBelow,
        decision.Right,
        confidence.AnswerFrom,
        found.Count == 0 || found[0].IsNamedOutright ? [] : InputsOf(question, found[0]),
        DecisionReason.Of(decision, confidence, question, found, reply));

    private List<FeatureShare> InputsOf(Question question, Passage first)
    {
        var values = Confidence.InputsOf(question, first);
        var shares = Confidence.InputNames().Select((name, i) => new FeatureShare(name, values[i], confidence.Weights[i], values[i] * confidence.Weights[i]));
        return [.. shares.Where(share => share.Share != 0).OrderByDescending(share => Math.Abs(share.Share))];
    }
}
