using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Fakes.Zalo;

/// <summary>The <c>appsecret_proof</c> header.</summary>
public static class Proof
{
    public static string Of(string appSecret, string accessToken) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.UTF8.GetBytes(accessToken)));
}
