using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.Zalo;

/// <summary>Calls Zalo's API for an account. Zalo says what is wrong with status 200, so the body decides.</summary>
internal sealed class ZaloApi(HttpClient http, ZaloTokens tokens, ZaloLimits limits, IOptions<ZaloOptions> options)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan s_afterTrouble = TimeSpan.FromSeconds(10);

    /// <summary>The one parameter of a GET is called data and holds JSON.</summary>
    public Task<ZaloResult> GetAsync(ZaloAccount account, string path, JsonObject data, CancellationToken cancellationToken) =>
        CallAsync(account, () => new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(options.Value.OpenApi), $"{path}?data={Uri.EscapeDataString(data.ToJsonString(s_json))}")), cancellationToken);

    public Task<ZaloResult> PostAsync(ZaloAccount account, string path, JsonObject body, CancellationToken cancellationToken) =>
        PostAsync(account, new Uri(new Uri(options.Value.OpenApi), path), body, cancellationToken);

    /// <summary>Template messages by phone have a server of their own.</summary>
    public Task<ZaloResult> PostBusinessAsync(ZaloAccount account, string path, JsonObject body, CancellationToken cancellationToken) =>
        PostAsync(account, new Uri(new Uri(options.Value.Business), path), body, cancellationToken);

    private Task<ZaloResult> PostAsync(ZaloAccount account, Uri address, JsonObject body, CancellationToken cancellationToken)
    {
        var json = Encoding.UTF8.GetBytes(body.ToJsonString(s_json));
        return CallAsync(
            account,
            () => new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } },
            cancellationToken);
    }

    /// <summary>A token that is refused is renewed once and the call made once more.</summary>
    private async Task<ZaloResult> CallAsync(ZaloAccount account, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        string? rejected = null;
        while (true)
        {
            if (limits.WaitOf(account.AppId) is { Ticks: > 0 } pause)
            {
                return ZaloResult.Wait("the app pauses for its rate limit", pause);
            }

            var token = await tokens.GetAsync(account, rejected, cancellationToken);
            if (token.AccessToken is not { } access)
            {
                return ZaloResult.Wait(token.Trouble, token.RetryAfter);
            }

            var result = await TryAsync(account, request(), access, cancellationToken);
            if (ZaloErrors.ActionOf(result.Error) != ZaloAction.Refresh || rejected is not null)
            {
                return result;
            }

            rejected = access;
        }
    }

    private async Task<ZaloResult> TryAsync(ZaloAccount account, HttpRequestMessage request, string accessToken, CancellationToken cancellationToken)
    {
        using (request)
        {
            request.Headers.Add("access_token", accessToken);
            if (options.Value.SendsProof)
            {
                request.Headers.Add("appsecret_proof", ProofOf(account.AppSecret, accessToken));
            }

            try
            {
                using var answer = await http.SendAsync(request, cancellationToken);
                var result = Read(await answer.Content.ReadAsByteArrayAsync(cancellationToken), answer.StatusCode);
                ZaloMetrics.Called(result.Error);
                Pace(account.AppId, result);
                return result;
            }
            catch (HttpRequestException exception)
            {
                return ZaloResult.Wait($"Zalo cannot be reached ({exception.HttpRequestError})", s_afterTrouble);
            }
        }
    }

    public static string ProofOf(string appSecret, string accessToken) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(accessToken)));

    private static ZaloResult Read(byte[] body, HttpStatusCode status)
    {
        if (ZaloEvent.Read(body) is { } answer
            && int.TryParse(ZaloEvent.Text(answer.Body, "error"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var error))
        {
            return new ZaloResult(error, ZaloEvent.Part(answer.Body, "data"));
        }

        return status switch
        {
            HttpStatusCode.Unauthorized => new ZaloResult(-216, default),
            HttpStatusCode.TooManyRequests => new ZaloResult(-32, default),
            >= HttpStatusCode.InternalServerError => ZaloResult.Wait($"Zalo answers HTTP {(int)status}", s_afterTrouble),
            // Neither a code nor trouble that passes: like what nobody knows.
            _ => new ZaloResult(-100, default),
        };
    }

    private void Pace(string appId, ZaloResult result)
    {
        if (result.Error == -32)
        {
            limits.Refused(appId);
        }
        else
        {
            limits.Succeeded(appId);
        }
    }
}

/// <summary>What came of a call.</summary>
/// <param name="Error">Zalo's code; 0: success.</param>
/// <param name="Data">Undefined where there is none.</param>
internal sealed record ZaloResult(int Error, JsonElement Data)
{
    /// <summary>Why nothing can be called just now; null where it was called.</summary>
    public string? Trouble { get; private init; }

    public TimeSpan RetryAfter { get; private init; }

    public static ZaloResult Wait(string trouble, TimeSpan retryAfter) => new(0, default) { Trouble = trouble, RetryAfter = retryAfter };
}
