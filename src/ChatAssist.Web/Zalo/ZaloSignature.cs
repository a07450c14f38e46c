using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Web.Zalo;

/// <summary>Checks a webhook's signature: plain SHA-256 over app id, raw body, timestamp and key; no HMAC.</summary>
internal static class ZaloSignature
{
    public const string Header = "X-ZEvent-Signature";

    private const string Prefix = "mac=";

    public static string Mac(string first, ReadOnlySpan<byte> body, string timestamp, string key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(first));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(key));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <returns>Which form and key it was made with, for the metrics; null where none of the account's fits.</returns>
    public static string? FormOf(string header, ReadOnlySpan<byte> body, string timestamp, ZaloAccount account, bool acceptsOaId)
    {
        var given = Encoding.UTF8.GetBytes(header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..] : header);
        string? form = null;
        foreach (var (key, keyName) in (ReadOnlySpan<(string, string)>)[(account.WebhookKey, "current"), (account.PreviousWebhookKey, "previous")])
        {
            foreach (var (first, firstName) in (ReadOnlySpan<(string, string)>)[(account.AppId, "app_id"), (acceptsOaId ? account.OaId : "", "oa_id")])
            {
                // All are tried whatever fits: the time tells nothing.
                var fits = key.Length > 0 && first.Length > 0
                    && CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Mac(first, body, timestamp, key)));
                form = fits ? $"{firstName}/{keyName}" : form;
            }
        }

        return form;
    }
}
