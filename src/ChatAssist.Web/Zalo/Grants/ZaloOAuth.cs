using System.Globalization;
using System.Text.Json;

namespace ChatAssist.Web.Zalo.Grants;

/// <summary>Zalo's OAuth for Official Accounts. It says what is wrong with status 200, so only tokens count as success.</summary>
internal sealed class ZaloOAuth(HttpClient http, Uri oauth)
{
    /// <summary>Limits and trouble of the moment; all else wants a person.</summary>
    private static readonly int[] s_transient = [-32, -100, -200];

    /// <summary>Zalo's own notes differ between an hour and 25; where it does not say, the shorter is safe.</summary>
    private static readonly TimeSpan s_lifeUnlessSaid = TimeSpan.FromHours(1);

    /// <summary>Where an administrator of the account gives permission.</summary>
    public Uri PermissionPage(string appId, Uri redirect, string challenge, string state) => new(
        oauth,
        $"/v4/oa/permission?app_id={Uri.EscapeDataString(appId)}&redirect_uri={Uri.EscapeDataString(redirect.AbsoluteUri)}&code_challenge={challenge}&state={state}");

    public Task<OAuthAnswer> RedeemAsync(string appId, string appSecret, string code, string verifier, CancellationToken cancellationToken) => AskAsync(
        appSecret, new() { ["code"] = code, ["app_id"] = appId, ["grant_type"] = "authorization_code", ["code_verifier"] = verifier }, cancellationToken);

    public Task<OAuthAnswer> RefreshAsync(string appId, string appSecret, string refreshToken, CancellationToken cancellationToken) => AskAsync(
        appSecret, new() { ["refresh_token"] = refreshToken, ["app_id"] = appId, ["grant_type"] = "refresh_token" }, cancellationToken);

    private async Task<OAuthAnswer> AskAsync(string appSecret, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(oauth, "/v4/oa/access_token")) { Content = new FormUrlEncodedContent(form) };
            request.Headers.Add("secret_key", appSecret);
            using var answer = await http.SendAsync(request, cancellationToken);
            return Read(await answer.Content.ReadAsByteArrayAsync(cancellationToken), (int)answer.StatusCode);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new OAuthAnswer(null, 0, "Zalo's OAuth server cannot be reached", IsTransient: true);
        }
    }

    private static OAuthAnswer Read(byte[] body, int status)
    {
        if (ZaloEvent.Read(body) is not { } answer)
        {
            return new OAuthAnswer(null, 0, $"HTTP {status} without an answer that can be read", IsTransient: true);
        }

        if (ZaloEvent.Text(answer.Body, "access_token") is { Length: > 0 } access)
        {
            var life = long.TryParse(ZaloEvent.Text(answer.Body, "expires_in"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
                ? TimeSpan.FromSeconds(Math.Min(seconds, 365L * 86_400))
                : s_lifeUnlessSaid;
            return new OAuthAnswer(new ZaloTokenPair(access, ZaloEvent.Text(answer.Body, "refresh_token"), life), 0, "", IsTransient: false);
        }

        var error = int.TryParse(ZaloEvent.Text(answer.Body, "error"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : 0;
        return new OAuthAnswer(null, error, $"error {error} {ZaloEvent.Text(answer.Body, "error_name")}".TrimEnd(), status >= 500 || status == 429 || s_transient.Contains(error));
    }
}
