namespace ChatAssist.Privacy;

/// <summary>Finds e-mail addresses, also with blanks around the sign, "(at)", "a còng" and "chấm com".</summary>
internal sealed class EmailFinder(FoldedText text, FoundSpans found)
{
    private const int PartLength = 64;
    private static readonly string[] s_signs = ["@", "(at)", "[at]", "a cong", "a-cong", "acong"];
    private static readonly string[] s_endings = ["com", "vn", "net", "org", "edu", "gov", "info"];
    private static readonly string[] s_providers = ["gmail", "yahoo", "hotmail", "outlook", "icloud", "gmai", "mail"];

    public void Find()
    {
        foreach (var sign in s_signs)
        {
            for (var index = text.Letters.IndexOf(sign, StringComparison.Ordinal); index >= 0; index = text.Letters.IndexOf(sign, index + sign.Length, StringComparison.Ordinal))
            {
                Read(index, sign);
            }
        }
    }

    private void Read(int sign, string signText)
    {
        var isWord = char.IsLetter(signText[0]);
        var end = sign - (text[sign - 1] == ' ' ? 1 : 0);
        var start = end;
        while (start > 0 && end - start < PartLength && IsLocal(text[start - 1]))
        {
            start--;
        }

        while (start < end && !char.IsLetterOrDigit(text[start]))
        {
            start++;
        }

        var domain = sign + signText.Length + (text[sign + signText.Length] == ' ' ? 1 : 0);
        var (domainEnd, isDomain) = Domain(domain);
        if (start < end && isDomain && (!isWord || end < sign))
        {
            found.Add(new(start, domainEnd, Found.Email));
        }
    }

    private (int End, bool IsDomain) Domain(int start)
    {
        var end = LabelEnd(start);
        var isProvider = s_providers.Contains(text.Letters[start..end]);
        var points = 0;
        while (end > start && Point(end) is { } next && LabelEnd(next) is var labelEnd && labelEnd > next)
        {
            // "gmail. Cảm ơn" ends a sentence; only an ending may stand apart.
            if (next - end > 1 && !s_endings.Contains(text.Letters[next..labelEnd]))
            {
                break;
            }

            end = labelEnd;
            points++;
        }

        return (end, end > start && (points > 0 || isProvider));
    }

    private int? Point(int index)
    {
        var start = index;
        index += text[index] == ' ' ? 1 : 0;
        if (text[index] == '.')
        {
            index++;
            return text[index] == ' ' ? index + 1 : index;
        }

        return index > start && string.CompareOrdinal(text.Letters, index, "cham ", 0, 5) == 0 ? index + 5 : null;
    }

    private int LabelEnd(int start)
    {
        var end = start;
        while (end < text.Length && end - start < PartLength && (char.IsLetterOrDigit(text[end]) || text[end] == '-' && char.IsLetterOrDigit(text[end + 1])))
        {
            end++;
        }

        return end;
    }

    private static bool IsLocal(char letter) => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '-' or '+' or '%';
}
