using System.Text.Json.Nodes;

namespace ChatAssist.Web.Zalo;

/// <summary>
/// Messages of approved templates: they reach who has not written for long (by user id) or never (by phone), and are billed.
/// Off until an account names templates.
/// </summary>
internal sealed class ZaloTemplates(ZaloApi api, ZaloAlarms alarms)
{
    private const int LongestTrackingId = 48;

    /// <param name="purpose">What the template is for, as the account's settings call it ("reminder", "result").</param>
    public Task<TemplateOutcome> SendToCitizenAsync(ZaloAccount account, string purpose, string citizenId, JsonObject data, CancellationToken cancellationToken) =>
        TemplateOf(account, purpose) is not { } template
            ? Task.FromResult(TemplateOutcome.Off)
            : ReadAsync(account, "message_id", api.PostAsync(
                account, "/v3.0/oa/message/template", new JsonObject { ["user_id"] = citizenId, ["template_id"] = template, ["template_data"] = data }, cancellationToken));

    /// <param name="phone">As 84…; not kept.</param>
    /// <param name="trackingId">Our own id, at most 48 characters, by which receipts are known.</param>
    /// <exception cref="ArgumentException">The tracking id is empty or too long.</exception>
    public Task<TemplateOutcome> SendToPhoneAsync(ZaloAccount account, string purpose, string phone, JsonObject data, string trackingId, CancellationToken cancellationToken)
    {
        if (trackingId.Length is 0 or > LongestTrackingId)
        {
            throw new ArgumentException($"1 to {LongestTrackingId} characters.", nameof(trackingId));
        }

        return TemplateOf(account, purpose) is not { } template
            ? Task.FromResult(TemplateOutcome.Off)
            : ReadAsync(account, "msg_id", api.PostBusinessAsync(
                account, "/message/template", new JsonObject { ["phone"] = phone, ["template_id"] = template, ["template_data"] = data, ["tracking_id"] = trackingId }, cancellationToken));
    }

    private static string? TemplateOf(ZaloAccount account, string purpose) => account.Templates.GetValueOrDefault(purpose);

    private async Task<TemplateOutcome> ReadAsync(ZaloAccount account, string idName, Task<ZaloResult> call)
    {
        var result = await call;
        if (result.Trouble is { } trouble)
        {
            return new TemplateOutcome(null, ZaloAction.RetryOnce, trouble);
        }

        var action = ZaloErrors.ActionOf(result.Error);
        if (action is ZaloAction.Hold or ZaloAction.GiveUpAloud)
        {
            alarms.Raise(account, ZaloErrors.Describe(result.Error));
        }

        return new TemplateOutcome(
            action == ZaloAction.Done ? ZaloEvent.Text(result.Data, idName) : null, action, action == ZaloAction.Done ? "" : ZaloErrors.Describe(result.Error));
    }
}

/// <param name="MessageId">Zalo's id, to be stored at once: receipts name nothing else. Null where nothing was sent.</param>
internal sealed record TemplateOutcome(string? MessageId, ZaloAction Action, string Trouble)
{
    public static TemplateOutcome Off { get; } = new(null, ZaloAction.GiveUp, "the account has no such template");
}
