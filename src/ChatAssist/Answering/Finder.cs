using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Looks for what a question is about, with what the conversation was about lending a little weight.</summary>
internal sealed class Finder(KnowledgeBase knowledge, GuideIndex index)
{
    /// <summary>How much the words of the procedure last spoken of count beside those of the question.</summary>
    private const float TopicWeight = 0.3f;

    /// <summary>How much the words that a clarifying question was about count.</summary>
    private const float OpenQuestionWeight = 0.6f;

    private const int Count = 10;

    public IReadOnlyList<Passage> Find(Question question, Topic topic) => index.Find(QueryOf(question, topic), Count);

    public GuideQuery QueryOf(Question question, Topic topic)
    {
        var literal = WithContext(question.Literal, topic);
        var understood = ReferenceEquals(question.Literal, question.Understood) ? literal : WithContext(question.Understood, topic);
        return new GuideQuery(question.Text, literal, understood, question.Actions, question.Asker);
    }

    private SearchQuery WithContext(SearchQuery query, Topic topic)
    {
        var clauses = query.Clauses.ToList();
        if (topic.OpenQuestion.Length > 0)
        {
            AddWords(clauses, topic.OpenQuestion, OpenQuestionWeight);
        }
        else if (knowledge.Find(topic.ProcedureCode) is { } current)
        {
            AddWords(clauses, current.Name, TopicWeight);
        }

        return new SearchQuery(clauses);
    }

    private static void AddWords(List<QueryClause> clauses, string text, float weight) =>
        clauses.AddRange(VietnameseAnalyzer.Analyze(text).Select(token => new QueryClause(token.Marked, [new QueryTerm(Term.Folded(token.Folded), weight)])));
}
