using ChatAssist.Conversations;
using ChatAssist.Guides;
using ChatAssist.Handoffs;
using Microsoft.Extensions.Options;

namespace ChatAssist.Journeys;

/// <summary>Decides, where a turn ends that asks for a reminder, on which morning it comes, and says so.</summary>
public sealed class Reminders(WorkingHours hours, IEnumerable<IChannel> channels, IOptions<ConversationOptions> options, TimeProvider clock)
{
    /// <summary>Where nobody says how long it takes: then one looks, rather than knows.</summary>
    private const int UsualWorkingDays = 3;

    private const int LongestDays = 366;

    private static readonly TimeOnly s_morning = new(8, 0);

    /// <summary>Deliveries have their own retries.</summary>
    private static readonly TimeSpan s_beforeTheLast = TimeSpan.FromHours(1);

    public TurnResponse Arrange(Turn turn, TurnResponse response)
    {
        if (response.Answers is not [.., { Journey.Wish: { } wish } answer])
        {
            return response;
        }

        var now = clock.GetUtcNow();
        var wanted = InTheMorning(wish.IsFiled ? DayOf(wish.Time, Today(now)) : Today(now).AddDays(1));
        var last = Last(turn.Conversation, now);
        var at = wanted < last ? wanted : last;
        var text = HandoffOffer.Fill(answer.Text, [("{when}", Spoken.DayAndHour(at, now)), ("{sooner}", at < wanted ? wish.Sooner : "")]);
        return response with
        {
            Answers = [.. response.Answers.SkipLast(1), answer with { Text = text }],
            Store = (group, conversation) =>
            {
                response.Store?.Invoke(group, conversation);
                (conversation.RemindAt, conversation.RemindText) = (at, wish.Text);
            },
        };
    }

    /// <summary>The day on which the outcome is to be expected: working days where it is counted so, and always on one.</summary>
    private DateOnly DayOf(ProcessingTime? time, DateOnly today)
    {
        var amount = Math.Min(time?.Amount ?? UsualWorkingDays, LongestDays);
        return time?.Unit switch
        {
            TimeUnit.Day => WorkingDays(today.AddDays(amount - 1), 1),
            TimeUnit.Hour => WorkingDays(today, 1),
            TimeUnit.Month => WorkingDays(today.AddMonths(Math.Min(amount, 12)).AddDays(-1), 1),
            TimeUnit.Year => today.AddDays(LongestDays),
            _ => WorkingDays(today, amount),
        };
    }

    private DateOnly WorkingDays(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= hours.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>While the channel still takes a message and the conversation is still kept.</summary>
    private DateTimeOffset Last(Conversation conversation, DateTimeOffset now)
    {
        var window = channels.FirstOrDefault(channel => channel.Name == conversation.Channel)?.Window;
        TimeSpan?[] limits = [window, options.Value.RetentionDays > 0 ? TimeSpan.FromDays(options.Value.RetentionDays) : null];
        return limits.Min() is { } shortest ? now + shortest - s_beforeTheLast : DateTimeOffset.MaxValue;
    }

    private static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Spoken.InVietnam(now).Date);

    private static DateTimeOffset InTheMorning(DateOnly day) => new(day.ToDateTime(s_morning), Spoken.InVietnam(DateTimeOffset.UnixEpoch).Offset);
}

/// <summary>What somebody wants to be reminded of.</summary>
/// <param name="Text">What is said then.</param>
/// <param name="Time">How long it takes; null where nobody says.</param>
/// <param name="IsFiled">True: of the outcome; false: to go on with the journey tomorrow.</param>
/// <param name="Sooner">What is added where the channel does not wait as long.</param>
public sealed record ReminderWish(string Text, ProcessingTime? Time, bool IsFiled, string Sooner);
