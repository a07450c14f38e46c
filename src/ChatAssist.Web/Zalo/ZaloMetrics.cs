using System.Diagnostics.Metrics;

namespace ChatAssist.Web.Zalo;

/// <summary>What operators watch of Zalo; <c>docs/zalo.md</c> tells what to do.</summary>
internal static class ZaloMetrics
{
    private static readonly Meter s_meter = new(Telemetry.Name);
    private static readonly Counter<long> s_events = s_meter.CreateCounter<long>("chatassist.zalo.events", description: "Webhook events, by name and what was done.");
    private static readonly Counter<long> s_refused = s_meter.CreateCounter<long>("chatassist.zalo.refused", description: "Webhook requests refused, by reason.");
    private static readonly Counter<long> s_signatures = s_meter.CreateCounter<long>("chatassist.zalo.signatures", description: "Signatures that fit, by form and key.");
    private static readonly Counter<long> s_calls = s_meter.CreateCounter<long>("chatassist.zalo.calls", description: "Calls of Zalo's API, by code (0: success).");
    private static readonly Counter<long> s_refreshes = s_meter.CreateCounter<long>("chatassist.zalo.refreshes", description: "Refreshes of tokens, by outcome.");
    private static readonly Gauge<int> s_lost = s_meter.CreateGauge<int>("chatassist.zalo.grants.lost", description: "1 while an administrator has to give permission again, by channel.");

    public static void Event(string name, string done) => s_events.Add(1, new("event", name), new("done", done));

    public static void Refused(string reason) => s_refused.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public static void Signed(string form) => s_signatures.Add(1, new KeyValuePair<string, object?>("form", form));

    public static void Called(int code) => s_calls.Add(1, new KeyValuePair<string, object?>("code", code));

    public static void Refreshed(string outcome) => s_refreshes.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void GrantLost(string channel, bool isLost) => s_lost.Record(isLost ? 1 : 0, new KeyValuePair<string, object?>("channel", channel));
}
