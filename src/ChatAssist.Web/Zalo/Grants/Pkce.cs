using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Web.Zalo.Grants;

/// <summary>Proof that who redeems a code is who asked for it.</summary>
internal static class Pkce
{
    private const int Bytes = 32;

    /// <summary>43 characters, as Zalo asks for.</summary>
    public static string NewVerifier() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string ChallengeOf(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
