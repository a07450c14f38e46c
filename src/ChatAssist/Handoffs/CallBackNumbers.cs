using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ChatAssist.Privacy;
using Microsoft.Extensions.Options;

namespace ChatAssist.Handoffs;

/// <summary>Telephone numbers that citizens leave to be called: found in a message before it is masked, kept encrypted.</summary>
public sealed partial class CallBackNumbers(StoredKeys keys, IOptions<HandoffOptions> options)
{
    private const string KeyName = "call-back-numbers";

    /// <returns>The first telephone number of the text, its digits only; null where there is none.</returns>
    public static string? Find(string text)
    {
        var match = Number().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var digits = string.Concat(match.Value.Where(char.IsAsciiDigit));
        return digits.StartsWith("84", StringComparison.Ordinal) ? $"0{digits[2..]}" : digits;
    }

    public byte[] Encrypt(string number)
    {
        using var cipher = new AesGcm(Key(), AesGcm.TagByteSizes.MaxSize);
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var plain = Encoding.UTF8.GetBytes(number);
        var (secret, tag) = (new byte[plain.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        cipher.Encrypt(nonce, plain, secret, tag);
        return [.. nonce, .. tag, .. secret];
    }

    /// <returns>Null where it cannot be read: the secret among the settings is another one now.</returns>
    public string? Decrypt(byte[] stored)
    {
        using var cipher = new AesGcm(Key(), AesGcm.TagByteSizes.MaxSize);
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[stored.Length - nonce - tag];
        try
        {
            cipher.Decrypt(stored.AsSpan(0, nonce), stored.AsSpan(nonce + tag), stored.AsSpan(nonce, tag), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private byte[] Key() => HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.GetOrCreate(KeyName), 32, Encoding.UTF8.GetBytes(options.Value.NumberSecret));

    /// <remarks>Mobile numbers begin with 03, 05, 07, 08 and 09, lines at home with 02. Each repeat is bounded, so time is linear.</remarks>
    [GeneratedRegex(@"(?<!\d)(?:\+?84[ .-]?|0)(?:2(?:[ .-]?\d){9}|[35789](?:[ .-]?\d){8})(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
