using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ChatAssist.Journeys;

/// <summary>The short code by which a journey is taken up on another phone or channel, such as "K7M-4RD".</summary>
/// <remarks>Some 70 million of them; it opens the place in a procedure and nothing about a person. Its letters cannot be mistaken for others.</remarks>
public static partial class JourneyCode
{
    private const string Letters = "ACDEFGHJKMNPQRTUVWXY346789";

    private const int Digits = 6;

    public static string New()
    {
        Span<char> code = stackalloc char[7];
        for (var i = 0; i < code.Length; i++)
        {
            code[i] = i == 3 ? '-' : Letters[RandomNumberGenerator.GetInt32(Letters.Length - (i == 0 ? Digits : 0))];
        }

        // A digit among the letters tells a code from a word.
        code[1] = Letters[^(1 + RandomNumberGenerator.GetInt32(Digits))];
        return new string(code);
    }

    /// <summary>The code that a short message holds, as it was given out; null where it holds none.</summary>
    public static string? In(string message)
    {
        const int Longest = 40;
        var match = message.Length <= Longest ? Pattern().Match(message) : Match.Empty;
        return match.Success ? $"{match.Groups["first"].Value}-{match.Groups["second"].Value}".ToUpperInvariant() : null;
    }

    [GeneratedRegex("(?<![\\p{L}\\d])(?<first>[A-Z][346789][A-Z0-9])[- ]?(?<second>[A-Z0-9]{3})(?![\\p{L}\\d])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
