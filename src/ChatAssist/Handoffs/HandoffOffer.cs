using System.Globalization;
using ChatAssist.Answering;
using ChatAssist.Conversations;
using Microsoft.Extensions.Options;

namespace ChatAssist.Handoffs;

/// <summary>Says what happens next where a person is needed: place and likely wait, or that nobody is there and what can be left.</summary>
public sealed class HandoffOffer(LiveAssistant assistant, HandoffDesk desk, WorkingHours hours, IOptions<HandoffOptions> options, TimeProvider clock)
{
    private const int MostSuggestions = 6;

    public TurnResponse Make(Turn turn, TurnResponse response, HandoffReason reason, DeskState state)
    {
        var reply = assistant.Current.Replies[KeyOf(state)];
        var said = reason == HandoffReason.AskedForPerson
            ? Instead(turn.Conversation.Topic, reply, Fill(reply.Text, Values(state)))
            : Beside(response.Answers[^1], reply, Fill(reply.Text, Values(state)));
        var begins = state.OpenHandoff is null && (state.OnDuty > 0 || reason is HandoffReason.Distress);
        return response with
        {
            Answers = [.. response.Answers.SkipLast(1), said],
            Store = !begins ? null : (group, conversation) =>
            {
                desk.Add(group, conversation.Id, Why(reason, state), turn.Last.Sequence, state.OnDuty > 0, Reopens(state) ? state.LastClosed!.UnitId : UnitFor(group, said.Next));
                conversation.Topic = conversation.Topic with { Failures = 0 };
            },
        };
    }

    /// <summary>The unit that sees to the procedure's field; null where none does, and anyone may take it.</summary>
    public Guid? UnitFor(WriteGroup group, Topic topic)
    {
        if (assistant.Current.Knowledge.Find(topic.AboutCode) is not { } procedure)
        {
            return null;
        }

        return group.Db.Units.Where(unit => unit.Fields != "").ToList()
            .Find(unit => unit.Fields.Split('\n', StringSplitOptions.TrimEntries).Any(field => procedure.Fields.Contains(field, StringComparer.OrdinalIgnoreCase)))?.Id;
    }

    internal static string Fill(string text, IEnumerable<(string Placeholder, string Value)> values) =>
        values.Aggregate(text, (filled, value) => filled.Replace(value.Placeholder, value.Value, StringComparison.Ordinal));

    private string KeyOf(DeskState state) => state switch
    {
        { OpenHandoff: not null, OnDuty: > 0 } => ReplyKeys.HandoffStillWaiting,
        { OpenHandoff: not null } => ReplyKeys.HandoffStillLeft,
        { OnDuty: > 0, LikelyWait: null } => ReplyKeys.HandoffWaitingUnknown,
        { OnDuty: > 0 } => ReplyKeys.HandoffWaiting,
        _ => hours.IsOpen(clock.GetUtcNow()) ? ReplyKeys.HandoffNobodyOpen : ReplyKeys.HandoffNobodyClosed,
    };

    private (string, string)[] Values(DeskState state)
    {
        var now = clock.GetUtcNow();
        return
        [
            ("{place}", (state.Ahead + 1).ToString(CultureInfo.InvariantCulture)),
            ("{wait}", Math.Max(1, Math.Ceiling((state.LikelyWait ?? TimeSpan.Zero).TotalMinutes)).ToString(CultureInfo.InvariantCulture)),
            ("{opening}", hours.IsOpen(now) ? "giờ làm việc hôm nay" : Spoken.DayAndHour(hours.NextOpening(now), now)),
            ("{by}", Spoken.DayAndHour(desk.AnswerBy(isSomebodyThere: false), now)),
        ];
    }

    private bool Reopens(DeskState state) => state.LastClosed?.ClosedAt > clock.GetUtcNow().AddDays(-options.Value.ReopenDays);

    private HandoffReason Why(HandoffReason reason, DeskState state) => reason == HandoffReason.AskedForPerson && Reopens(state) ? HandoffReason.Reopened : reason;

    /// <summary>Who asks for a person gets no answer about anything else, and what was spoken of stays what it was.</summary>
    private static Answer Instead(Topic topic, Reply reply, string words) => CannedAnswer.Of(reply, topic) with { Text = words, Next = topic with { Choices = ChoicesOf(reply) } };

    private static Answer Beside(Answer answer, Reply reply, string words)
    {
        var before = answer.Suggestions.Where(suggestion => suggestion.Text != ReplyAnswers.AskPerson).Take(MostSuggestions - reply.Suggestions.Count);
        return answer with
        {
            Text = $"{answer.Text}\n\n{words}",
            Suggestions = [.. before, .. reply.Suggestions.Select(text => new Suggestion(text))],
            Next = answer.Next with { Choices = [.. answer.Next.Choices.Where(choice => choice.Text != ReplyAnswers.AskPerson), .. ChoicesOf(reply)] },
        };
    }

    private static List<Choice> ChoicesOf(Reply reply) => reply.Suggestions.ConvertAll(text => new Choice(text));
}
