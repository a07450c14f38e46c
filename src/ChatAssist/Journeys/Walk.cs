using System.Globalization;
using ChatAssist.Answering;
using ChatAssist.Guides;
using ChatAssist.Handoffs;
using ChatAssist.Search;

namespace ChatAssist.Journeys;

/// <summary>Walks people through a procedure: from a place and what is said there to the next place and what is said then.</summary>
/// <remarks>A message that is none of the words of <see cref="JourneyWord"/> is a question: it is answered, and the journey waits.</remarks>
public sealed class Walk(KnowledgeBase knowledge, JourneyTexts texts)
{
    private readonly JourneyWriter _writer = new(knowledge, texts);

    /// <summary>Answers what is said in a journey, or what begins one.</summary>
    /// <param name="ask">Answers a question outside of journeys.</param>
    /// <returns>Null where neither a journey is under way nor one begins.</returns>
    public Answer? Answer(string message, Topic topic, Func<string, Topic, Answer> ask)
    {
        var word = texts.WordOf(message);
        if (topic.Journey is null)
        {
            return word == JourneyWord.Start ? Start(topic) : NamedIn(message) is { } named ? Start(topic.TurnedTo(named)) : null;
        }

        return JourneyPlan.Of(knowledge, texts, topic.Journey.ProcedureCode) is { } plan
            ? Go(plan, topic.Journey, message, word, topic, ask)
            : ask(message, topic with { Journey = null });
    }

    // "Làm từng bước 1.001193": what the code on a printed page types.
    private string? NamedIn(string message) =>
        message.Trim() is var typed && typed.StartsWith(JourneyTexts.StartButton, StringComparison.OrdinalIgnoreCase) && typed[JourneyTexts.StartButton.Length..].Trim() is var code && CanWalk(code) ? code : null;

    /// <summary>Goes on with a journey that was begun elsewhere.</summary>
    public Answer TakeUp(Journey journey, Topic topic) => JourneyPlan.Of(knowledge, texts, journey.ProcedureCode) is { } plan
        ? _writer.Step(plan, journey, topic, _writer.Filled(JourneySays.TakenUp, plan, journey)) with { Journey = Happened(plan, journey, JourneyEventKind.Moved) }
        : UnknownCode(journey.Code, topic);

    /// <summary>Says that there is no journey of this code.</summary>
    public Answer UnknownCode(string code, Topic topic) =>
        new(AnswerStatus.AnsweredWithReply, texts.Says[JourneySays.UnknownCode].Replace("{code}", code, StringComparison.Ordinal), [], [], [], topic);

    /// <summary>Whether there are steps to walk through.</summary>
    public bool CanWalk(string code) => knowledge.GuideOf(code) is { Steps.Count: > 0 } && knowledge.Find(code) is not null;

    /// <summary>The page to print of a procedure.</summary>
    /// <param name="caseNumber">The case's place among those that are chosen between, from 1; 0 for the common one.</param>
    /// <param name="journeyCode">The run that the page leads back to; empty for one that begins.</param>
    /// <returns>Null where there are no steps to walk through.</returns>
    public Sheet? SheetOf(string code, int caseNumber, string journeyCode) =>
        JourneyPlan.Of(knowledge, texts, code) is { } plan ? Sheet.Of(plan, knowledge, caseNumber, journeyCode) : null;

    /// <summary>What a step's drawing shows.</summary>
    /// <param name="number">The step's place among the guide's own, from 1.</param>
    /// <returns>Null where there is no such step, or nothing to draw of it.</returns>
    public StepPicture? PictureOf(string code, int number) =>
        JourneyPlan.Of(knowledge, texts, code) is { } plan && plan.Steps.FirstOrDefault(step => step.Number == number && step.Kind == JourneyStepKind.Do) is { } step ? StepPicture.Of(plan, step) : null;

    private Answer Start(Topic topic)
    {
        if (JourneyPlan.Of(knowledge, texts, topic.AboutCode) is not { } plan)
        {
            return new Answer(AnswerStatus.AnsweredWithReply, texts.Says[JourneySays.NothingToWalk], [], [], [], topic);
        }

        var journey = new Journey { Code = JourneyCode.New(), ProcedureCode = plan.Procedure.Code, CaseName = topic.CaseName }.To(plan.Steps[0], 0);
        return _writer.Step(plan, journey, topic, _writer.Filled(JourneySays.Started, plan, journey)) with { Journey = Happened(plan, journey, JourneyEventKind.Started) };
    }

    private Answer Go(JourneyPlan plan, Journey journey, string message, JourneyWord? word, Topic topic, Func<string, Topic, Answer> ask)
    {
        var place = plan.PlaceOf(journey);
        var step = plan.Steps[place];
        var said = AtStep(plan, journey, step, message, topic);
        return said ?? word switch
        {
            JourneyWord.Start => _writer.Step(plan, journey, topic),
            JourneyWord.Done when step.Kind == JourneyStepKind.Case => _writer.Say(plan, journey, topic, texts.Says[JourneySays.ChooseCase], _writer.ButtonsOf(plan, step)),
            JourneyWord.Done => Forward(plan, journey, place, topic),
            JourneyWord.NotYet => NotYet(plan, journey, place, topic),
            JourneyWord.Back => Back(plan, journey, place, topic),
            JourneyWord.Skip => Forward(plan, journey with { Detour = 0 }, place, topic, step.Kind == JourneyStepKind.Need ? texts.Says[JourneySays.NeedSkipped] : ""),
            JourneyWord.Repeat => _writer.Step(plan, journey, topic),
            JourneyWord.Where => _writer.Say(plan, journey, topic, _writer.Filled(JourneySays.Where, plan, journey), [JourneyWriter.GoOn, .. Rest(plan, step)]),
            JourneyWord.Change => Change(plan, journey, place, topic),
            JourneyWord.Ask => _writer.Say(plan, journey, topic, texts.Says[JourneySays.AskAway], [JourneyWriter.GoOn, texts.Button(JourneyWord.Person)]),
            JourneyWord.Help => _writer.Say(plan, journey, topic, texts.Says[JourneySays.Help], [JourneyWriter.GoOn, .. Rest(plan, step)]),
            JourneyWord.Stop => Stop(plan, journey, topic),
            JourneyWord.Remind => Remind(plan, journey, step, topic),
            JourneyWord.Person => Between(plan, journey, ReplyAnswers.AskPerson, topic, ask) with { Journey = Happened(plan, journey, JourneyEventKind.Stuck) },
            _ when FollowUp.Choose(message, topic) is { NamesWords: true } choice && choice.Text != message => Go(plan, journey, choice.Text, texts.WordOf(choice.Text), topic, ask),
            _ => Between(plan, journey, message, topic, ask),
        };
    }

    /// <summary>What only this kind of step understands; null where the message is something else.</summary>
    private Answer? AtStep(JourneyPlan plan, Journey journey, JourneyStep step, string message, Topic topic)
    {
        if (Key(message) == Key(JourneyWriter.GoOn))
        {
            // After a question in between the step is shown again, not ticked off unseen.
            return topic.Choices.Any(choice => choice.Text == JourneyWriter.GoOn) ? _writer.Step(plan, journey, topic) : Go(plan, journey, texts.Button(JourneyWord.Done), JourneyWord.Done, topic, NoQuestion);
        }

        return step.Kind switch
        {
            JourneyStepKind.Case => ChosenCase(plan, message, topic) is { } name ? Forward(plan, journey with { CaseName = name, Ready = [] }, plan.PlaceOf(journey), topic) : null,
            JourneyStepKind.Prepare => Numbers(message) is { Count: > 0 } numbers ? Tick(plan, journey, numbers, topic) : null,
            JourneyStepKind.Do => StepTroubles.Of(plan, texts, step).FirstOrDefault(trouble => Key(StepTroubles.Button(trouble)) == Key(message)) is { } trouble ? PutRight(plan, journey, trouble, topic) : null,
            JourneyStepKind.Rate => RatingIn(message) is { } rating ? End(plan, journey, rating, topic) : null,
            _ => null,
        };
    }

    private static string? ChosenCase(JourneyPlan plan, string message, Topic topic)
    {
        var chosen = FollowUp.Choose(message, topic)?.Text ?? message;
        return Key(chosen) == Key(JourneyWriter.CommonCase) ? "" : plan.Cases.FirstOrDefault(name => Key(name) == Key(chosen));
    }

    private Answer Forward(JourneyPlan plan, Journey journey, int place, Topic topic, string before = "")
    {
        var step = plan.Steps[place];
        if (journey.IsOnDetour && journey.Detour < _writer.SectionsOf(step.Need!).Count)
        {
            return Moved(plan, journey with { Detour = journey.Detour + 1 }, topic, before);
        }

        if (step.Kind == JourneyStepKind.Rate)
        {
            return End(plan, journey, rating: null, topic);
        }

        var above = journey.IsOnDetour ? texts.Says[JourneySays.DetourDone] : before;
        return Moved(plan, journey.To(plan.Steps[place + 1], place + 1), topic, above);
    }

    private Answer NotYet(JourneyPlan plan, Journey journey, int place, Topic topic)
    {
        var step = plan.Steps[place];
        switch (step.Kind)
        {
            case JourneyStepKind.Need when !journey.IsOnDetour:
                return Moved(plan, journey with { Detour = 1 }, topic, "");
            case JourneyStepKind.Case:
                return _writer.Say(plan, journey, topic, texts.Says[JourneySays.ChooseCase], _writer.ButtonsOf(plan, step));
            case JourneyStepKind.Prepare:
                var missing = plan.Documents(journey.CaseName).Where((_, i) => !journey.Ready.Contains(i + 1)).Select(item => Wording.Item(item.Name, 60)).ToList();
                var text = _writer.Filled(JourneySays.StillMissing, plan, journey).Replace("{missing}", missing.Count == 0 ? "giấy tờ" : string.Join("; ", missing.Take(3)), StringComparison.Ordinal);
                return _writer.Say(plan, journey, topic, text, [JourneyWriter.AllReady, texts.Button(JourneyWord.Skip), texts.Button(JourneyWord.Person), texts.Button(JourneyWord.Stop)]);
            case JourneyStepKind.Rate:
                return End(plan, journey, rating: null, topic);
            default:
                return Stuck(plan, journey with { Troubles = journey.Troubles + 1 }, step, topic);
        }
    }

    private Answer Stuck(JourneyPlan plan, Journey journey, JourneyStep step, Topic topic)
    {
        var troubles = journey.Troubles > 1 || step.Kind != JourneyStepKind.Do ? [] : StepTroubles.Of(plan, texts, step);
        var answer = troubles.Count > 0
            ? _writer.Say(plan, journey, topic, texts.Says[JourneySays.WhichTrouble], [.. troubles.Select(StepTroubles.Button), JourneyWriter.Other, texts.Button(JourneyWord.Person)])
            : _writer.Say(plan, journey, topic, texts.Says[JourneySays.TellTrouble], [texts.Button(JourneyWord.Person), JourneyWriter.GoOn, texts.Button(JourneyWord.Stop)]);
        return answer with { Journey = Happened(plan, journey, JourneyEventKind.Stuck) };
    }

    private Answer PutRight(JourneyPlan plan, Journey journey, Trouble trouble, Topic topic) =>
        _writer.Say(plan, journey, topic, $"**{trouble.Wrong}**\n{trouble.Right}", [texts.Button(JourneyWord.Done), JourneyWriter.StillNot, texts.Button(JourneyWord.Person), texts.Button(JourneyWord.Stop)]);

    private Answer Back(JourneyPlan plan, Journey journey, int place, Topic topic) => journey switch
    {
        { Detour: > 1 } => Moved(plan, journey with { Detour = journey.Detour - 1 }, topic, ""),
        { IsOnDetour: true } => Moved(plan, journey with { Detour = 0 }, topic, ""),
        _ when place == 0 => Moved(plan, journey, topic, texts.Says[JourneySays.First]),
        _ => Moved(plan, journey.To(plan.Steps[place - 1], place - 1), topic, ""),
    };

    private Answer Change(JourneyPlan plan, Journey journey, int place, Topic topic)
    {
        var step = plan.Steps.FirstOrDefault(step => step.Kind == JourneyStepKind.Case);
        return step is null || plan.PlaceOf(journey) < plan.Steps.ToList().IndexOf(step)
            ? Back(plan, journey, place, topic)
            : Moved(plan, (journey with { CaseName = "", Ready = [] }).To(step, plan.Steps.ToList().IndexOf(step)), topic, "");
    }

    private Answer Tick(JourneyPlan plan, Journey journey, IReadOnlyList<int> numbers, Topic topic)
    {
        var count = plan.Documents(journey.CaseName).Count;
        var ready = journey.Ready.Concat(numbers).Where(number => number <= count).Distinct().Order().ToList();
        var ticked = journey with { Ready = ready };
        return ready.Count == count && count > 0
            ? Forward(plan, ticked, plan.PlaceOf(ticked), topic, texts.Says[JourneySays.AllReady])
            : Moved(plan, ticked, topic, "");
    }

    private Answer Stop(JourneyPlan plan, Journey journey, Topic topic)
    {
        var said = _writer.Say(plan, journey, topic, _writer.Filled(JourneySays.Stopped, plan, journey), []);
        return said with { Next = said.Next with { Journey = null, LeftJourney = journey }, Journey = Happened(plan, journey, JourneyEventKind.Stopped) };
    }

    /// <summary>The journey stays where it is; on which day is decided where the turn ends.</summary>
    private Answer Remind(JourneyPlan plan, Journey journey, JourneyStep step, Topic topic)
    {
        var isFiled = step.Kind is JourneyStepKind.After or JourneyStepKind.Rate;
        var on = step.Kind == JourneyStepKind.After ? texts.Button(JourneyWord.Done) : JourneyWriter.GoOn;
        var said = _writer.Say(plan, journey, topic, _writer.Filled(isFiled ? JourneySays.RemindOutcome : JourneySays.RemindGoOn, plan, journey), [on, .. Rest(plan, step)]);
        var due = _writer.Filled(isFiled ? JourneySays.OutcomeDue : JourneySays.GoOnDue, plan, journey);
        return said with
        {
            Journey = Happened(plan, journey, JourneyEventKind.ReminderWanted) with { Wish = new ReminderWish(due, isFiled ? JourneyWriter.TimeOf(plan) : null, isFiled, texts.Says[JourneySays.RemindSooner]) },
        };
    }

    private Answer End(JourneyPlan plan, Journey journey, int? rating, Topic topic)
    {
        var isLow = rating is <= 2;
        var said = _writer.Say(plan, journey, topic, texts.Says[isLow ? JourneySays.ThanksLow : JourneySays.Thanks], isLow ? [texts.Button(JourneyWord.Person), HandoffTalk.LeaveNothing] : [FeedbackTalk.Give]);
        return said with { Next = said.Next with { Journey = null, Leaving = isLow ? Leaving.Feedback : Leaving.Nothing }, Journey = new JourneyEvent(plan.Procedure.Code, "", JourneyEventKind.Ended, rating) };
    }

    /// <summary>A question in between is answered, and the journey goes on from where it was.</summary>
    private Answer Between(JourneyPlan plan, Journey journey, string message, Topic topic, Func<string, Topic, Answer> ask)
    {
        const int Kept = 3;
        var answer = ask(message, topic with { Journey = null, Choices = [] });
        var choices = answer.Next.Choices.Where(choice => choice.Text != texts.Button(JourneyWord.Start)).Take(Kept).Prepend(new Choice(JourneyWriter.GoOn)).ToList();
        return answer with
        {
            Text = $"{answer.Text}\n\n{_writer.Filled(JourneySays.GoOn, plan, journey)}",
            Suggestions = [.. choices.Select(choice => answer.Suggestions.FirstOrDefault(suggestion => suggestion.Text == choice.Text) ?? new Suggestion(choice.Text))],
            Next = answer.Next with { Journey = journey, Choices = choices },
            Journey = Happened(plan, journey, JourneyEventKind.Interrupted),
        };
    }

    private Answer Moved(JourneyPlan plan, Journey journey, Topic topic, string before) =>
        _writer.Step(plan, journey, topic, before) with { Journey = Happened(plan, journey, JourneyEventKind.Moved) };

    private static JourneyEvent Happened(JourneyPlan plan, Journey journey, JourneyEventKind kind) => new(plan.Procedure.Code, plan.Steps[plan.PlaceOf(journey)].Id, kind);

    private IEnumerable<string> Rest(JourneyPlan plan, JourneyStep step) => _writer.ButtonsOf(plan, step).Where(button => button == texts.Button(JourneyWord.Stop));

    private static List<int> Numbers(string message)
    {
        var words = VietnameseAnalyzer.Analyze(message).Select(token => token.Folded).Where(word => word is not ("co" or "giay" or "so" or "va" or "roi" or "a")).ToList();
        var numbers = words.ConvertAll(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        return numbers.TrueForAll(number => number > 0) ? numbers : [];
    }

    private static int? RatingIn(string message)
    {
        var first = VietnameseAnalyzer.Analyze(message).Select(token => token.Folded).FirstOrDefault(word => word is not ("cham" or "diem" or "cho" or "em"));
        return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var rating) && rating is >= 1 and <= 5 ? rating : null;
    }

    private static Answer NoQuestion(string message, Topic topic) => throw new InvalidOperationException("A word of the journey is no question.");

    private static string Key(string text) => string.Join(' ', VietnameseAnalyzer.Analyze(text).Select(token => token.Folded));
}
