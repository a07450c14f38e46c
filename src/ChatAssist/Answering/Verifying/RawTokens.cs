using System.Text;
using System.Text.RegularExpressions;
using ChatAssist.Search;

namespace ChatAssist.Answering;

/// <summary>Cuts a text into words, numbers, codes and marks, before anything is understood of it.</summary>
internal static partial class RawTokens
{
    private const string Number = @"\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d{1,2})?";

    public static List<RawToken> Of(string text)
    {
        var tokens = new List<RawToken>();
        var read = Tidy(text);
        foreach (Match match in Piece().Matches(read))
        {
            if (match.Value.Any(char.IsDigit))
            {
                AddNumbered(tokens, match.Value.Trim(','));
            }
            else
            {
                AddWords(tokens, match.Value, match.Index, read);
            }
        }

        return tokens;
    }

    private static string Tidy(string text)
    {
        var composed = IsWellFormed(text) ? text.Normalize(NormalizationForm.FormC) : text;
        return SpacedLaw().Replace(PictureSize().Replace(composed, "$1x$2 ").Replace('–', '-').Replace('—', '-').Replace("*", "", StringComparison.Ordinal), "$1-");
    }

    // A lone half of a surrogate pair cannot be normalised; it is no letter of ours, either.
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }

    private static void AddWords(List<RawToken> tokens, string value, int index, string text)
    {
        if (char.IsLetter(value[0]))
        {
            foreach (var word in value.Split(['-', '.', ',', ':', '_'], StringSplitOptions.RemoveEmptyEntries))
            {
                AddAlternatives(tokens, word.Split('/', StringSplitOptions.RemoveEmptyEntries));
            }
        }
        else if (value[0] == '[')
        {
            tokens.Add(new RawToken(RawKind.Link, value.ToLowerInvariant(), value));
        }
        else if (value[0] != '.' || index + 1 >= text.Length || !char.IsLetterOrDigit(text[index + 1]))
        {
            tokens.Add(new RawToken(RawKind.Mark, value, value));
        }
    }

    // "ông/bà" addresses the citizen; "ông bà" are somebody's grandparents.
    private static void AddAlternatives(List<RawToken> tokens, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0)
            {
                tokens.Add(new RawToken(RawKind.Mark, "/", "/"));
            }

            tokens.Add(new RawToken(RawKind.Word, VietnameseText.Canonical(words[i]), words[i]));
        }
    }

    private static void AddNumbered(List<RawToken> tokens, string value)
    {
        var lower = value.ToLowerInvariant();
        if (Date().IsMatch(lower))
        {
            tokens.Add(new RawToken(RawKind.Date, lower, value));
        }
        else if (WholeNumber().IsMatch(lower) && !ProcedureCode().IsMatch(lower))
        {
            tokens.Add(new RawToken(RawKind.Number, lower, value));
        }
        else if (Clock().Match(lower) is { Success: true } clock)
        {
            tokens.Add(new RawToken(RawKind.Clock, $"{clock.Groups[1].Value.TrimStart('0')}:{clock.Groups[2].Value}", value));
        }
        else if (Suffixed().Match(lower) is { Success: true } suffixed)
        {
            tokens.Add(new RawToken(RawKind.Number, suffixed.Groups[1].Value, suffixed.Groups[1].Value));
            tokens.Add(new RawToken(RawKind.Word, suffixed.Groups[2].Value, suffixed.Groups[2].Value));
        }
        else if (ProcedureCode().IsMatch(lower) || Law().IsMatch(value) || Form().IsMatch(value))
        {
            tokens.Add(new RawToken(RawKind.Code, Bare(lower), value));
        }
        else
        {
            AddParts(tokens, value);
        }
    }

    private static void AddParts(List<RawToken> tokens, string value)
    {
        var cut = value.IndexOfAny(['/', '-', ':', '_']);
        cut = cut < 0 ? value.IndexOfAny([',', '.']) : cut;
        if (cut <= 0 || cut == value.Length - 1)
        {
            tokens.Add(new RawToken(RawKind.Code, Bare(value.ToLowerInvariant()), value));
            return;
        }

        foreach (var part in new[] { value[..cut], value[(cut + 1)..] })
        {
            if (part.Any(char.IsDigit))
            {
                AddNumbered(tokens, part);
            }
            else
            {
                AddWords(tokens, part.Trim('/', '-', ':', '_', ',', '.') is { Length: > 0 } word ? word : ",", 0, part);
            }

            if (part.Length == cut && value[cut] is '-' or ':')
            {
                tokens.Add(new RawToken(RawKind.Mark, $"{value[cut]}", $"{value[cut]}"));
            }
        }
    }

    private static string Bare(string code) => code.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\[\[[^\]]{0,60}\]\]|[\p{L}\p{M}\d]+(?:[./,:_-][\p{L}\p{M}\d]+)*|%|[.,;:!?()\n•+\-""“”\[\]|]")]
    private static partial Regex Piece();

    // "4cm x 6cm", "4 x 6 cm" and "4x6" are one size.
    [GeneratedRegex(@"(\d{1,3})\s?(?:cm|mm)?\s?[xX×]\s?(\d{1,3})(?:\s?(?:cm|mm)\b)?")]
    private static partial Regex PictureSize();

    [GeneratedRegex(@"(/\p{Lu}{1,6})\s*-\s*(?=\p{Lu})")]
    private static partial Regex SpacedLaw();

    [GeneratedRegex(@"^(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}[/-](?:19|20)\d{2}|\d{1,2}/\d{1,2})$")]
    private static partial Regex Date();

    [GeneratedRegex($@"^(?:{Number})$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^(\d{1,2})(?:h|g|:|giờ)(\d{2})(?:p|ph|phút)?$")]
    private static partial Regex Clock();

    [GeneratedRegex($@"^({Number})(k|đ|d|tr|triệu|h|vnđ|vnd|đồng|nghìn|ngàn|ngày|tháng|năm|giờ|phút|tuổi|bản|bộ|cm|mm|m|m2|km|kg|ha|t|p)$")]
    private static partial Regex Suffixed();

    [GeneratedRegex(@"^\d\.\d{6}(?:\.\w+)*$")]
    private static partial Regex ProcedureCode();

    [GeneratedRegex(@"^\d+(?:/\d{4})?/\p{Lu}[\p{Lu}\d]*(?:[-/]\p{Lu}[\p{Lu}\d]*)*$")]
    private static partial Regex Law();

    [GeneratedRegex(@"^(?:\p{L}{1,5}[-.]?\d+[\p{L}\d]*|\d+[\p{L}]?-\p{Lu}{1,6}|\d+\p{Lu})(?:[-./][\p{Lu}\d]+)*$")]
    private static partial Regex Form();
}

internal enum RawKind
{
    Word,
    Number,
    Date,
    Code,
    Clock,
    Link,
    Mark,
}

/// <summary>A piece of text before facts are made of it.</summary>
internal readonly record struct RawToken(RawKind Kind, string Text, string Written);
