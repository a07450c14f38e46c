using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Handoffs;

/// <summary>When the desk is to be staffed, by Vietnam's clock: <c>desk_hours</c> of <c>province.yaml</c>.</summary>
public sealed class WorkingHours
{
    private static readonly TimeSpan s_vietnam = TimeSpan.FromHours(7);
    private const int LongestHolidays = 60;

    /// <summary>Monday first: 1 to 7.</summary>
    public List<int> Days { get; init; } = [1, 2, 3, 4, 5];

    /// <summary>Such as <c>"07:30-11:30"</c>, in order.</summary>
    public List<string> Periods { get; init; } = ["07:30-11:30", "13:30-17:00"];

    /// <summary>Such as <c>"02-09"</c> (day-month, each year) or <c>"2027-02-08"</c>.</summary>
    public List<string> Holidays { get; init; } = [];

    /// <exception cref="YamlDotNet.Core.YamlException">The file is malformed.</exception>
    public static WorkingHours Load(string path) => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build()
        .Deserialize<File>(System.IO.File.ReadAllText(path)).DeskHours;

    public bool IsOpen(DateTimeOffset instant)
    {
        var here = instant.ToOffset(s_vietnam);
        var time = TimeOnly.FromTimeSpan(here.TimeOfDay);
        return IsWorkingDay(DateOnly.FromDateTime(here.Date)) && Parsed().Any(period => period.From <= time && time < period.To);
    }

    /// <summary>When it opens next; the instant itself while it is open.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset instant) => After(instant).First().From;

    /// <summary>The instant after so much working time.</summary>
    public DateTimeOffset Add(DateTimeOffset instant, TimeSpan working)
    {
        foreach (var (from, to) in After(instant))
        {
            if (to - from >= working)
            {
                return from + working;
            }

            working -= to - from;
        }

        throw new InvalidOperationException("province.yaml: desk_hours are too short for what is promised.");
    }

    public bool IsWorkingDay(DateOnly day) =>
        Days.Contains(day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek)
        && !Holidays.Contains(day.ToString("dd-MM", null))
        && !Holidays.Contains(day.ToString("yyyy-MM-dd", null));

    /// <summary>What is open from an instant on, piece by piece.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> After(DateTimeOffset instant)
    {
        var first = DateOnly.FromDateTime(instant.ToOffset(s_vietnam).Date);
        for (var day = first; day < first.AddDays(LongestHolidays); day = day.AddDays(1))
        {
            foreach (var (from, to) in IsWorkingDay(day) ? Parsed() : [])
            {
                var (opens, closes) = (new DateTimeOffset(day.ToDateTime(from), s_vietnam), new DateTimeOffset(day.ToDateTime(to), s_vietnam));
                if (closes > instant)
                {
                    yield return (opens > instant ? opens : instant, closes);
                }
            }
        }

        throw new InvalidOperationException("province.yaml: desk_hours never open within 60 days.");
    }

    private IEnumerable<(TimeOnly From, TimeOnly To)> Parsed() => Periods.Select(period => period.Split('-')).Select(ends => (TimeOnly.Parse(ends[0], null), TimeOnly.Parse(ends[1], null)));

    private sealed class File
    {
        public WorkingHours DeskHours { get; init; } = new();
    }
}
