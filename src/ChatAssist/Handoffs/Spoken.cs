using System.Globalization;

namespace ChatAssist.Handoffs;

/// <summary>Days and hours as one says them in Vietnamese, by Vietnam's clock.</summary>
public static class Spoken
{
    private static readonly TimeSpan s_vietnam = TimeSpan.FromHours(7);
    private static readonly string[] s_days = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    public static DateTimeOffset InVietnam(DateTimeOffset instant) => instant.ToOffset(s_vietnam);

    /// <summary>"14:30 hôm nay", "7:30 sáng mai", "7:30 thứ Hai 30/11".</summary>
    public static string DayAndHour(DateTimeOffset instant, DateTimeOffset now)
    {
        var (then, today) = (InVietnam(instant), InVietnam(now).Date);
        var hour = then.ToString("H:mm", CultureInfo.InvariantCulture);
        return (then.Date - today).Days switch
        {
            0 => $"{hour} hôm nay",
            1 => $"{hour} ngày mai",
            _ => $"{hour} {s_days[(int)then.DayOfWeek]} {then.Day}/{then.Month}",
        };
    }
}
