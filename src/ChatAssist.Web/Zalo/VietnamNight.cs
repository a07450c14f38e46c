namespace ChatAssist.Web.Zalo;

/// <summary>Zalo's night, in which it takes no template messages: 22 to 6 o'clock by Vietnam's clock.</summary>
internal static class VietnamNight
{
    private const int Morning = 6;
    private static readonly TimeSpan s_vietnam = TimeSpan.FromHours(7);

    public static TimeSpan UntilMorning(DateTimeOffset now)
    {
        var local = now.ToOffset(s_vietnam);
        var morning = new DateTimeOffset(local.Date, s_vietnam).AddHours(Morning);
        return (morning > local ? morning : morning.AddDays(1)) - local;
    }
}
