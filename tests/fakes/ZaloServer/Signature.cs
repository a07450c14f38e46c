using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Fakes.Zalo;

/// <summary>The webhook's signature: plain SHA-256 over app id, raw body, timestamp and key.</summary>
public static class Signature
{
    public const string Header = "X-ZEvent-Signature";

    public static string Of(string first, ReadOnlySpan<byte> body, string timestamp, string key)
    {
        byte[] all = [.. Encoding.UTF8.GetBytes(first), .. body, .. Encoding.UTF8.GetBytes(timestamp), .. Encoding.UTF8.GetBytes(key)];
        return "mac=" + Convert.ToHexStringLower(SHA256.HashData(all));
    }
}
