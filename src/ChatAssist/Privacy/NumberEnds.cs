namespace ChatAssist.Privacy;

/// <summary>Tells by the letters and marks that touch a number whether it stands alone or is part of a code.</summary>
internal static class NumberEnds
{
    /// <param name="isCertain">A telephone or identity number by its own digits: slashes and words may touch it.</param>
    public static bool IsLeftFree(NumberChain chain, int first, bool isCertain, bool isSingle)
    {
        var text = chain.Text;
        var start = chain.Start(first);
        var before = text[start - 1];
        if (first > 0 && chain.IsTight(first - 1))
        {
            return isCertain && isSingle && !IsInCode(chain, first);
        }

        if (char.IsLetter(before))
        {
            return IsWord(text, start, isCertain) && (isSingle || text.IsLetter(start - 2));
        }

        if (before is '.' or '-' or '_' or ',')
        {
            return text.IsLetter(start - 2) ? IsWord(text, start - 1, isCertain) : !text.IsDigit(start - 2) || isCertain && isSingle;
        }

        return before != '/' || !text.IsDigit(start - 2) || isCertain && isSingle;
    }

    public static bool IsRightFree(NumberChain chain, int last, bool isCertain, bool isSingle)
    {
        var text = chain.Text;
        var end = chain.End(last);
        if (chain.IsTight(last))
        {
            return isCertain && isSingle;
        }

        if (text.IsLetter(end))
        {
            return isCertain || !text.IsCapital(end);
        }

        if (text[end] is '/' && char.IsLetterOrDigit(text[end + 1]))
        {
            return isCertain && isSingle && !text.IsCapital(end + 1);
        }

        // "…-250701.H21": letters with digits behind make a code.
        var isCode = text[end] is '.' or '-' or '_' && text.IsLetter(end + 1) && text.IsDigit(text.WordEnd(end + 1));
        return !isCode || isCertain && isSingle;
    }

    /// <summary>"G12.000110000001": capitals at the head of groups that only points and hyphens part.</summary>
    private static bool IsInCode(NumberChain chain, int group)
    {
        for (var steps = 0; chain.IsTight(group - 1) && steps < 10; steps++)
        {
            group--;
        }

        return chain.Text.IsCapital(chain.Start(group) - 1);
    }

    /// <summary>"sđt0912345678" and "CCCD001…" are a word and a number, "EB123456789" is a code.</summary>
    private static bool IsWord(FoldedText text, int end, bool isCertain)
    {
        var start = text.WordStart(end);
        return !text.IsCapital(end - 1) || CueWords.Kinds.ContainsKey(text.Letters[start..end]) || isCertain && end - start > 3 && !text.IsDigit(start - 1);
    }
}
