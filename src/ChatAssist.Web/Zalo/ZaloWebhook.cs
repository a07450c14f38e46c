using ChatAssist.Web.WebChat;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.Zalo;

/// <summary>Zalo's door: checks who speaks, has the event stored, and answers 200 before anything is answered to the citizen.</summary>
internal sealed class ZaloWebhook(IOptions<ZaloOptions> options, ZaloInbox inbox, ILogger<ZaloWebhook> logger)
{
    private const int LongestBody = 256 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/zalo/webhook", ["GET", "HEAD"], () => Results.Ok());
        routes.MapPost("/zalo/webhook", (HttpContext context, ZaloWebhook webhook, CancellationToken cancellationToken) => webhook.ReceiveAsync(context, cancellationToken));
    }

    private async Task<IResult> ReceiveAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(context.Request, LongestBody, cancellationToken) is not { } body)
        {
            return Refuse("too_large", StatusCodes.Status413PayloadTooLarge);
        }

        var header = context.Request.Headers[ZaloSignature.Header].ToString();
        var received = ZaloEvent.Read(body);
        if (header.Length == 0)
        {
            // The console's check of the address holds no event; whatever holds one has to be signed.
            return options.Value.AnswersProbe && (received is null || received.Name.Length == 0)
                ? Results.Ok()
                : Refuse("unsigned", StatusCodes.Status401Unauthorized);
        }

        if (received is null)
        {
            return Refuse("not_json", StatusCodes.Status400BadRequest);
        }

        if (FindSigner(received, header, body) is not { } account)
        {
            return Refuse("forged", StatusCodes.Status401Unauthorized);
        }

        await inbox.TakeAsync(account, received);
        return Results.Ok();
    }

    /// <returns>The account that the event is of; null where no key of ours has signed it, or it is for an account that is not ours.</returns>
    private ZaloAccount? FindSigner(ZaloEvent received, string header, byte[] body)
    {
        foreach (var account in options.Value.Accounts.Where(account => account.OaId == received.RecipientId || account.OaId == received.SenderId || account.OaId == received.OaId))
        {
            if (received.AppId == account.AppId && ZaloSignature.FormOf(header, body, received.Timestamp, account, options.Value.AcceptsOaIdSignature) is { } form)
            {
                ZaloMetrics.Signed(form);
                logger.LogDebug("An event of account {OaId} is signed by {Form}", account.OaId, form);
                return account;
            }
        }

        return null;
    }

    private static IResult Refuse(string reason, int status)
    {
        ZaloMetrics.Refused(reason);
        return Results.StatusCode(status);
    }
}
