using ChatAssist.AdminUnits;
using ChatAssist.Guides;

namespace ChatAssist.Answering;

/// <summary>Answers one message: understand, find, decide, compose from the fields of what was found. Safe for any number of threads.</summary>
public sealed class Answerer(KnowledgeBase knowledge, GuideIndex index, QuestionReader reader, Replies replies, Confidence confidence, AdminUnitTable units)
{
    /// <summary>Longer messages are no questions; the citizen is asked to shorten, nothing is cut off silently.</summary>
    public const int LongestMessage = 2000;

    /// <summary>What is heard in the middle of any message, before anything is searched for.</summary>
    private static readonly string[] Urgent = ["emergency", "ask_person", "court", "opening_hours"];

    /// <summary>From this probability of being covered a message that is declined still changes what is spoken of.</summary>
    private const double SaysMore = 0.3;

    private readonly ProcedureAnswers _procedures = new(knowledge);
    private readonly ReplyAnswers _replies = new(replies, knowledge);
    private readonly AdminUnitAnswers _units = new(units.Texts);
    private readonly WrittenQuestions _written = new(knowledge);
    private readonly Finder _finder = new(knowledge, index, reader);

    /// <param name="message">As typed; personal data already masked.</param>
    /// <param name="topic">What the conversation is about so far.</param>
    public Answer Answer(string message, Topic topic)
    {
        var text = MessageText.Tidy(message);
        if (text.Length == 0)
        {
            return _replies.Say("empty", AnswerStatus.BlockedEmpty, topic);
        }

        if (text.Length > LongestMessage)
        {
            return _replies.Say("too_long", AnswerStatus.BlockedTooLong, topic);
        }

        if (!MessageText.HasWords(text))
        {
            return _replies.Say("emoji_only", AnswerStatus.AnsweredWithReply, topic);
        }

        if (FollowUp.Choose(text, topic) is { } choice)
        {
            return choice.NamesWords ? AnswerWords(choice.Text, topic) : AnswerChoice(choice, topic);
        }

        return FollowUp.IsOnlyPlace(text) ? _replies.Say("choose_again", AnswerStatus.ClarifyingQuestion, topic) : AnswerText(text, topic);
    }

    private Answer AnswerWords(string text, Topic topic) =>
        text == StepsText.More && knowledge.Find(topic.ProcedureCode) is { } current ? _procedures.MoreSteps(current, topic) : AnswerText(text, topic);

    private Answer AnswerText(string text, Topic topic) =>
        KeyOf(text) is { } key ? _replies.Say(key, topic)
        : units.In(text) is { } mention ? AnswerMention(mention, topic)
        : AnswerQuestion(reader.Read(text), topic);

    // "Xã cũ của em là Nhơn Hậu thì giờ nộp ở đâu": of what was spoken of, or else of the place alone.
    private Answer AnswerMention(AdminUnitMention mention, Topic topic)
    {
        var rest = reader.Read(mention.Rest);
        var asksPlace = rest.Facets.Contains(Facet.Place);
        var isOfTopic = rest.NamesNothing && rest.Facets.Count > 0 && topic.AboutCode.Length > 0;
        if (!isOfTopic && (mention.Rest.Length == 0 || rest.NamesNothing))
        {
            return _units.Answer(mention, topic);
        }

        var answer = AnswerQuestion(rest, topic);
        return answer.Status == AnswerStatus.UnanswerableNothingFound ? _units.Answer(mention, topic)
            : asksPlace ? _units.AddTo(answer, mention)
            : answer;
    }

    /// <summary>The key of the canned reply that a first message gets; null where it gets none: for editors.</summary>
    /// <param name="decided">What was decided on the message as a question: small talk is heard where nothing was found.</param>
    public string? ReplyKeyFor(string message, DecisionKind decided) =>
        KeyOf(message) ?? (decided == DecisionKind.NothingFound ? replies.KeyWithin(message, ReplyAnswers.SmallTalkShare) : null);

    private string? KeyOf(string text) => replies.KeyFor(text) ?? replies.KeyWithin(text, mostOf: 0, Urgent);

    /// <summary>The procedures in the order in which they fit the message: for evaluation and for editors.</summary>
    public IReadOnlyList<FoundProcedure> Rank(string message, Topic topic)
    {
        var text = MessageText.Tidy(message);
        if (FollowUp.Choose(text, topic) is { ProcedureCode.Length: > 0 } choice)
        {
            return Spoken([choice.ProcedureCode]);
        }

        var question = reader.Read(text);
        return FollowUp.IsAboutTopic(question, topic)
            ? Spoken(topic.LikelyCodes.Count > 0 ? topic.LikelyCodes : [topic.ProcedureCode])
            : [.. _finder.Find(question, topic).Where(passage => passage.Procedure is not null).Select(passage => passage.ToFound())];
    }

    private List<FoundProcedure> Spoken(IReadOnlyList<string> codes) =>
        [.. codes.Select(knowledge.Find).OfType<Procedure>().Select(procedure => new FoundProcedure(procedure.Code, procedure.Name, 0))];

    /// <summary>All procedures and pages that were looked at closely for the message, best first: for tuning and for editors.</summary>
    public (Question Question, IReadOnlyList<Passage> Passages) Look(string message, Topic topic)
    {
        var question = reader.Read(MessageText.Tidy(message));
        return (question, index.Look(_finder.QueryOf(question, topic)));
    }

    /// <summary>Whether the message leans wholly on what was said before, so that nothing is searched for.</summary>
    public bool IsFollowUp(string message, Topic topic)
    {
        var text = MessageText.Tidy(message);
        return FollowUp.Choose(text, topic) is not null || FollowUp.IsAboutTopic(reader.Read(text), topic);
    }

    private Answer AnswerQuestion(Question question, Topic topic)
    {
        if (FollowUp.IsAboutTopic(question, topic) && AnswerTopic(question, topic) is { } known)
        {
            return known;
        }

        if (question.IsForeign)
        {
            return _replies.Say("foreign_language", AnswerStatus.UnanswerableOutOfScope, topic);
        }

        if (question.NearestCodes.Count > 0)
        {
            return _replies.Clarify([.. question.NearestCodes.Select(code => new Passage(knowledge.Find(code), null))], question, topic);
        }

        var found = _finder.Find(question, topic);
        return confidence.Decide(question, found) switch
        {
            // "Nộp lúc nào cũng được hả": asks for a part, names nothing that is known, so it is still about the same.
            { Kind: DecisionKind.NothingFound } when question.Facets.Count > 0 && knowledge.Find(topic.ProcedureCode) is { } same =>
                AnswerTopic(question, topic) ?? _procedures.Answer(same, question.Facets, topic.CaseName, [], topic),
            { } when _written.Find(question.Text) is { } written => AnswerPassage(written, question, [], topic),
            { Kind: DecisionKind.Answer } decision => AnswerPassage(decision.Passages[0], question, [.. decision.Passages.Skip(1)], topic),
            { Kind: DecisionKind.Clarify } decision => _replies.Clarify(decision.Passages, question, topic),
            { } decision => _replies.NothingFound(question, found, decision.Passages, saysMore: topic.AboutCode.Length == 0 || decision.Covered >= SaysMore, topic),
        };
    }

    // While it is open which procedure is meant, a question for a part of it asks again which, and keeps the part in mind.
    private Answer? AnswerTopic(Question question, Topic topic)
    {
        var likely = topic.LikelyCodes.Select(knowledge.Find).OfType<Procedure>().ToList();
        return likely.Count > 0 ? _replies.Clarify([.. likely.Select(procedure => new Passage(procedure, null))], question with { Text = $"{topic.OpenQuestion}, {question.Text}" }, topic)
            : knowledge.Find(topic.ProcedureCode) is { } current ? _procedures.Answer(current, question.Facets, topic.CaseName, [], topic)
            : null;
    }

    private Answer AnswerChoice(Choice choice, Topic topic)
    {
        var code = choice.ProcedureCode.Length > 0 ? choice.ProcedureCode : topic.ProcedureCode;
        if (choice.ConceptPath.Length > 0 && knowledge.Concepts.FirstOrDefault(page => page.Path == choice.ConceptPath) is { } concept)
        {
            return ConceptAnswers.Answer(concept, concept.Sections.FirstOrDefault(section => section.Title == choice.Text), topic);
        }

        // The knowledge base may have been replaced since the buttons were shown.
        if (knowledge.Find(code) is not { } procedure)
        {
            return _replies.Say("nothing_found", AnswerStatus.UnanswerableNothingFound, Topic.None);
        }

        var facets = choice.CaseName.Length > 0 ? [topic.Facet ?? Facet.Documents] : reader.Read(topic.OpenQuestion).Facets;
        return _procedures.Answer(procedure, facets, choice.CaseName, [], topic);
    }

    private Answer AnswerPassage(Passage passage, Question question, IReadOnlyList<Passage> others, Topic topic) => passage.Procedure is { } procedure
        ? _procedures.Answer(procedure, question.Facets, procedure.Code == topic.ProcedureCode ? topic.CaseName : "", others, topic) with { Procedures = Found(passage, others) }
        : ConceptAnswers.Answer(passage.Concept!, ConceptAnswers.SectionFor(passage.Concept!, question), topic);

    private static List<FoundProcedure> Found(Passage best, IReadOnlyList<Passage> others) =>
        [.. others.Prepend(best).Where(passage => passage.Procedure is not null).Select(passage => passage.ToFound())];
}
