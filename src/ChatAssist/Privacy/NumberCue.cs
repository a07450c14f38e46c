namespace ChatAssist.Privacy;

/// <summary>What the words beside a number say that it is.</summary>
internal enum CueKind
{
    None,
    Identity,
    Phone,
    Account,
    Card,
    Insurance,
    Tax,
    Amount,
    Code,
}

/// <summary>A cue, how near it stands, and whether the words speak of a company, whose numbers are no person's.</summary>
internal readonly record struct NumberCue(CueKind Kind, bool IsNear, bool IsCompany)
{
    private const int WordsToRead = 9;
    private const int UnknownWordsAtMost = 4;

    public static NumberCue Before(FoldedText text, int index, Func<int, CueKind?> kindOfNumberEndingAt)
    {
        List<string> words = [];
        var unknown = 0;
        var isCompany = false;
        var isOnlyJoined = true;
        for (var steps = 0; steps < WordsToRead + 3; steps++)
        {
            index = SkipMarks(text, index);
            if (kindOfNumberEndingAt(index) is { } kind)
            {
                return new(isOnlyJoined ? kind : CueKind.None, true, isCompany);
            }

            var start = text.WordStart(index);
            if (start == index)
            {
                // "cmnd 9 số", "sđt 1:": a short number is like a word; a longer one has taken the cue for itself.
                if (!text.IsDigit(index - 1) || text.IsDigit(index - 2))
                {
                    break;
                }

                index--;
                continue;
            }

            words.Insert(0, text.Letters[start..index]);
            index = start;
            if (Phrase(words) is { } found)
            {
                // "tài khoản nhận tiền …" names the account, "tiền …" an amount.
                if (found.Kind == CueKind.Amount && words[0] == "tien" && text.Letters.AsSpan(0, index).EndsWith("nhan "))
                {
                    continue;
                }

                if (found.Kind != CueKind.None || !found.IsCompany)
                {
                    return new(found.Kind, unknown <= 1, isCompany || found.Kind == CueKind.Tax && IsOfCompany(text, index));
                }

                isCompany = true;
            }
            else if (!CueWords.Fillers.Contains(words[0]))
            {
                unknown++;
            }

            isOnlyJoined &= words[0] is "va" or "hoac" or "hay" or "voi" or "so";
            if (unknown > UnknownWordsAtMost)
            {
                break;
            }
        }

        return new(CueKind.None, false, isCompany);
    }

    /// <summary>"… là số cccd của em", "… (stk)", "… vietcombank".</summary>
    public static NumberCue After(FoldedText text, int index)
    {
        var isBracketed = text[index] == '(' || text[index] == ' ' && text[index + 1] == '(';
        List<string> words = [];
        for (var count = 0; count < 6; count++)
        {
            while (text[index] is ' ' or '(' or ',' or '-')
            {
                index++;
            }

            var end = text.WordEnd(index);
            if (end == index || index >= text.Length)
            {
                break;
            }

            words.Add(text.Letters[index..end]);
            index = end;
        }

        for (var first = 0; first < words.Count && (first == 0 || words[first - 1] is "la" or "so" or "ngan" or "hang" or "tai" or "ma"); first++)
        {
            for (var length = Math.Min(4, words.Count - first); length > 0; length--)
            {
                var phrase = string.Join(' ', words.Skip(first).Take(length));
                var isNamed = words[0] == "la" || first == 0 && isBracketed || CueWords.Banks.Contains(phrase);
                if (isNamed && CueWords.Kinds.TryGetValue(phrase, out var kind))
                {
                    return new(kind, true, false);
                }
            }
        }

        return default;
    }

    /// <summary>"công ty em mst …".</summary>
    private static bool IsOfCompany(FoldedText text, int index)
    {
        List<string> words = [];
        for (var count = 0; count < 4 && text[index - 1] == ' ' && text.WordStart(index - 1) is var start && start < index - 1; count++)
        {
            words.Insert(0, text.Letters[start..(index - 1)]);
            index = start;
            if (Phrase(words) is { IsCompany: true })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Phrases are read from behind, so the longest that begins with the word just read counts.</summary>
    private static (CueKind Kind, bool IsCompany)? Phrase(List<string> words)
    {
        for (var length = Math.Min(4, words.Count); length > 0; length--)
        {
            var phrase = length == 1 ? words[0] : string.Join(' ', words.Take(length));
            if (CueWords.Companies.Contains(phrase))
            {
                return (CueKind.None, true);
            }

            if (CueWords.Kinds.TryGetValue(phrase, out var kind))
            {
                return (kind, false);
            }
        }

        return null;
    }

    private static int SkipMarks(FoldedText text, int index)
    {
        var skipped = 0;
        while (index > 0 && skipped++ < 12 && text[index - 1] is ' ' or ':' or '=' or '(' or ')' or ',' or '.' or '-' or '#' or '*' or '"' or '\n' or '_' or '/' or '|' or '+' or '\'' or '“' or '>' or '[')
        {
            index--;
        }

        return index;
    }
}
