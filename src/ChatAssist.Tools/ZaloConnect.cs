using System.Security.Cryptography;
using System.Web;
using ChatAssist.Web.Zalo;
using ChatAssist.Web.Zalo.Grants;

namespace ChatAssist.Tools;

/// <summary>Permission for one account: the browser gives it, with a proof that the code came back to who had asked.</summary>
internal sealed class ZaloConnect(ZaloOptions options, ZaloAccount account, ZaloStore store)
{
    public async Task RunAsync(string redirect, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(redirect, UriKind.Absolute, out var callback))
        {
            throw new OperatorException($"\"{redirect}\" is no address: give the callback as it stands in the app's console.");
        }

        using var http = new HttpClient();
        var oauth = new ZaloOAuth(http, new Uri(options.OAuth));
        var (verifier, state) = (Pkce.NewVerifier(), RandomNumberGenerator.GetHexString(32, lowercase: true));
        Console.WriteLine("1. Open this address in a browser, as an administrator of the account, and agree:");
        Console.WriteLine(oauth.PermissionPage(account.AppId, callback, Pkce.ChallengeOf(verifier), state).AbsoluteUri);
        Console.WriteLine("2. The browser ends at an address that begins with your callback, though the page may be empty. Paste it here:");
        var code = CodeIn(await Console.In.ReadLineAsync(cancellationToken), state);
        var answer = await oauth.RedeemAsync(account.AppId, account.AppSecret, code, verifier, cancellationToken);
        if (answer.Tokens is not { } tokens)
        {
            throw new OperatorException($"Zalo gave no tokens: {answer.Trouble}. A code is good for ten minutes and one use; begin again.");
        }

        await using var db = store.Open();
        var now = TimeProvider.System.GetUtcNow();
        await store.Grants.PutAsync(db, account.OaId, tokens, now);
        await db.SaveChangesAsync(CancellationToken.None);
        Console.WriteLine($"Connected: account {account.OaId} can send. The token is good until {now + tokens.Life:yyyy-MM-dd HH:mm} UTC and is renewed by the server.");
        if (tokens.RefreshToken.Length == 0)
        {
            Console.WriteLine("Zalo gave no refresh token (accounts on trial get none): permission has to be given again before that.");
        }
    }

    private string CodeIn(string? pasted, string state)
    {
        if (!Uri.TryCreate(pasted?.Trim(), UriKind.Absolute, out var address))
        {
            throw new OperatorException("That is no address. Paste the whole line of the browser's address bar.");
        }

        var query = HttpUtility.ParseQueryString(address.Query);
        if (query["state"] != state)
        {
            throw new OperatorException("The address is of another attempt (its state differs). Nothing was stored; begin again.");
        }

        if (query["oa_id"] is { } oaId && oaId != account.OaId)
        {
            throw new OperatorException($"Permission was given for account {oaId}, but the settings name {account.OaId}. Nothing was stored.");
        }

        return query["code"] is { Length: > 0 } code ? code : throw new OperatorException("The address holds no code: permission was not given.");
    }
}
