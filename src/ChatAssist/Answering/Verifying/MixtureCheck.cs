namespace ChatAssist.Answering;

/// <summary>What a clause puts together stands together in the source: one case's document is not another case's.</summary>
internal sealed class MixtureCheck(Evidence evidence)
{
    public Verdict? Check(ClaimSegment said)
    {
        var clause = new List<ClaimToken>();
        foreach (var token in said.Tokens.Append(new ClaimToken(",", ",") { IsBreak = true }))
        {
            if (token.Text is not ("," or ":" or "(" or ")" or "<và>" or "<hoặc>" or "còn" or "<trừ>"))
            {
                clause.Add(token);
                continue;
            }

            if (Mixed(clause) is { } words)
            {
                return Verdict.Refused("said-of-another-case", words);
            }

            clause.Clear();
        }

        return null;
    }

    private string? Mixed(List<ClaimToken> clause)
    {
        var content = evidence.Content(clause).Where(word => evidence.HasWord(word.Token.Text) && !evidence.IsAsked(word.Token.Text) && !evidence.IsTitle(word.Token.Text)
            && word.Token.Text is not ("trực tuyến" or "trực tiếp" or "bưu chính")).ToList();
        if (content.Count < 2)
        {
            return null;
        }

        var stray = evidence.Segments.Select(segment => content.Where(word => !Says(segment, word.Token.Text)).ToList()).MinBy(missing => missing.Count)!;
        return stray.Exists(word => word.IsStrict) || stray.Count * 2 > content.Count
            ? string.Join(' ', stray.Select(word => word.Token.Written)) : null;
    }

    private static bool Says(ClaimSegment segment, string word) =>
        segment.Says(word) || segment.Before?.Has(word) == true || (word.Contains(' ', StringComparison.Ordinal) && word.Split(' ').All(segment.Says));
}
