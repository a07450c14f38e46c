using System.Diagnostics;
using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Looks for what a question is about, with what the conversation was about lending a little weight.</summary>
internal sealed class Finder(KnowledgeBase knowledge, GuideIndex index, QuestionReader reader)
{
    /// <summary>How much the words of the procedure last spoken of count beside those of the question.</summary>
    private const float TopicWeight = 0.6f;

    /// <summary>How much the words that a clarifying question was about count.</summary>
    private const float OpenQuestionWeight = 0.6f;

    private const int Count = 10;

    public IReadOnlyList<Passage> Find(Question question, Topic topic)
    {
        using var activity = Telemetry.Traces.StartActivity("search");
        var begin = Stopwatch.GetTimestamp();
        var found = index.Find(QueryOf(question, topic), Count);
        Telemetry.Searched(Stopwatch.GetElapsedTime(begin));
        return found;
    }

    public GuideQuery QueryOf(Question question, Topic topic) => new(question.Text, question.Literal, question.Understood, question.Actions, question.Asker)
    {
        Context = ContextOf(topic),
        TopicCode = topic.AboutCode,
        EarlierCodes = topic.EarlierCodes,
        ImpliedActions = question.ImpliedActions,
        OfferedCodes = [.. topic.Choices.Select(choice => choice.ProcedureCode).Where(code => code.Length > 0)],
    };

    // What a clarifying question was about comes before what was spoken of until then.
    private List<QueryClause> ContextOf(Topic topic) =>
        topic.OpenQuestion.Length > 0 ? Weighed(reader.Read(topic.OpenQuestion).Understood.Clauses, OpenQuestionWeight)
        : knowledge.Find(topic.AboutCode) is { } current ? Weighed(VietnameseAnalyzer.Analyze(current.Name).Select(token => new QueryClause(token.Marked, [new QueryTerm(Term.Folded(token.Folded), 1)])), TopicWeight)
        : [];

    private static List<QueryClause> Weighed(IEnumerable<QueryClause> clauses, float weight) =>
        [.. clauses.Select(clause => clause with { Terms = [.. clause.Terms.Select(term => term with { Weight = term.Weight * weight })] })];
}
