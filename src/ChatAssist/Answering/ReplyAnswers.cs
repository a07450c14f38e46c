using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Answers that are canned replies, clarifying questions, or say that nothing was found.</summary>
internal sealed class ReplyAnswers(Replies replies, KnowledgeBase knowledge)
{
    public const string AskPerson = "Gặp người hỗ trợ";

    /// <summary>"Cho em hỏi" at the head of a long question is no greeting: the phrase must be most of the message.</summary>
    public const double SmallTalkShare = 0.5;

    public Answer Say(string key, Topic topic) => Say(key, StatusOf(key), topic);

    /// <summary>A canned reply leaves the topic as it was: after "cảm ơn" one may still ask "thế còn phí?".</summary>
    public Answer Say(string key, AnswerStatus status, Topic topic)
    {
        var reply = replies[key];
        var choices = reply.Suggestions.ConvertAll(text => new Choice(text));
        return new Answer(status, reply.Text, [], [], [.. choices.Select(choice => new Suggestion(choice.Text))], topic with { Choices = choices });
    }

    public Answer Clarify(IReadOnlyList<Passage> passages, Question question, Topic topic)
    {
        var choices = ChoicesOf(passages);
        return new Answer(
            AnswerStatus.ClarifyingProcedure,
            replies["clarify_procedure"].Text,
            [.. passages.Where(passage => passage.Procedure is not null).Select(passage => passage.ToFound())],
            [],
            [.. choices.Select(choice => new Suggestion(choice.Text))],
            topic.LeftOpen(question.Text, CodesOf(passages)) with { Choices = choices, CaseName = "", Failures = 0 });
    }

    /// <param name="near">What it may be all the same, offered as buttons.</param>
    /// <param name="saysMore">Whether the message says enough for what comes next to lean on it; else that still leans on what was before.</param>
    public Answer NothingFound(Question question, IReadOnlyList<Passage> found, IReadOnlyList<Passage> near, bool saysMore, Topic topic)
    {
        if (replies.KeyWithin(question.Text, SmallTalkShare) is { } key)
        {
            return Say(key, topic);
        }

        var said = Say(near.Count > 0 ? "nothing_sure" : "nothing_found", AnswerStatus.UnanswerableNothingFound, topic);
        var choices = near.Count > 0 ? ChoicesOf(near) : said.Next.Choices;
        return said with
        {
            Procedures = [.. found.Where(passage => passage.Procedure is not null).Select(passage => passage.ToFound())],
            Suggestions = [.. choices.Select(choice => new Suggestion(choice.Text))],
            Next = (saysMore ? topic.LeftOpen(question.Text, CodesOf(found)) : topic) with { Choices = choices, Failures = topic.Failures + 1 },
        };
    }

    private List<Choice> ChoicesOf(IReadOnlyList<Passage> passages) =>
    [
        .. passages
            .Select(passage => passage.Procedure is { } procedure
                ? new Choice(ProcedureTitle.Button(procedure, knowledge), ProcedureCode: procedure.Code)
                : new Choice(passage.Concept!.Title, ConceptPath: passage.Concept.Path))
            .DistinctBy(choice => choice.Text),
        new Choice(AskPerson),
    ];

    private static List<string> CodesOf(IReadOnlyList<Passage> passages) =>
        [.. passages.Select(passage => passage.Procedure?.Code).OfType<string>().Take(Confidence.MostChoices)];

    private static AnswerStatus StatusOf(string key) => key switch
    {
        "out_of_scope" or "court" or "court_alone" or "opening_hours" => AnswerStatus.UnanswerableOutOfScope,
        _ => AnswerStatus.AnsweredWithReply,
    };
}
