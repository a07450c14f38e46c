namespace ChatAssist.Web.Zalo;

/// <summary>What remains of the time in which a citizen can be answered.</summary>
internal enum ZaloWindowState
{
    Free,

    /// <summary>Billed, from 48 hours on.</summary>
    Paid,

    /// <summary>After 7 days: only a template message or a call gets through.</summary>
    Closed,
}

/// <summary>Zalo's window: it opens anew with each act of the citizen.</summary>
internal static class ZaloWindow
{
    public static readonly TimeSpan Free = TimeSpan.FromHours(48);
    public static readonly TimeSpan Open = TimeSpan.FromDays(7);

    /// <param name="lastInteraction">Null where it is not known: then Zalo decides.</param>
    public static ZaloWindowState StateOf(DateTimeOffset? lastInteraction, DateTimeOffset now) =>
        now - lastInteraction > Open ? ZaloWindowState.Closed : now - lastInteraction > Free ? ZaloWindowState.Paid : ZaloWindowState.Free;
}
