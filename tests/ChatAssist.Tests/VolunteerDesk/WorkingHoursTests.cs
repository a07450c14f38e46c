using ChatAssist.Handoffs;

namespace ChatAssist.Tests.VolunteerDesk;

/// <summary>When the desk is open, and when what was left is answered at the latest.</summary>
public sealed class WorkingHoursTests
{
    private readonly WorkingHours _hours = new() { Holidays = ["24-11", "2026-11-26"] };

    [Theory]
    [InlineData("2026-11-23T07:29", false)]
    [InlineData("2026-11-23T07:30", true)]
    [InlineData("2026-11-23T12:00", false)]
    [InlineData("2026-11-23T17:00", false)]
    [InlineData("2026-11-22T09:00", false)] // Sunday
    [InlineData("2026-11-24T09:00", false)] // each year
    [InlineData("2026-11-26T09:00", false)] // this year
    [InlineData("2027-11-26T09:00", true)]
    public void It_is_open_in_working_hours_only(string instant, bool isOpen) => Assert.Equal(isOpen, _hours.IsOpen(At(instant)));

    [Theory]
    [InlineData("2026-11-23T08:00", 60, "2026-11-23T09:00")]
    [InlineData("2026-11-23T11:00", 60, "2026-11-23T14:00")]
    [InlineData("2026-11-23T16:30", 60, "2026-11-25T08:00")] // the holiday lies between
    [InlineData("2026-11-21T20:00", 60, "2026-11-23T08:30")]
    public void Working_time_passes_only_while_it_is_open(string from, int minutes, string to) => Assert.Equal(At(to), _hours.Add(At(from), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void Days_are_said_as_one_says_them()
    {
        var now = At("2026-11-23T20:00");
        Assert.Equal("21:00 hôm nay", Spoken.DayAndHour(At("2026-11-23T21:00"), now));
        Assert.Equal("7:30 ngày mai", Spoken.DayAndHour(At("2026-11-24T07:30"), now));
        Assert.Equal("7:30 thứ Tư 25/11", Spoken.DayAndHour(At("2026-11-25T07:30"), now));
    }

    private static DateTimeOffset At(string instant) => new(DateTime.Parse(instant, null), TimeSpan.FromHours(7));
}
