using System.Security.Cryptography;
using System.Text;

namespace ChatAssist.Web.Zalo;

/// <summary>Which conversation a citizen's messages to an account belong to: always the same, so that nothing has to be looked up.</summary>
internal static class ZaloConversation
{
    /// <remarks>RFC 9562's version 8: a hash, since citizen and account are all that there is to it.</remarks>
    public static Guid Id(string oaId, string citizenId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"zalo/{oaId}/{citizenId}"));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
