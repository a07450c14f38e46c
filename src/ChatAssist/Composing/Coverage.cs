using ChatAssist.Answering;

namespace ChatAssist.Composing;

/// <summary>
/// Whether other words still say all that the composed answer says: every amount, time, date and code, and every item of
/// its lists. A true answer that leaves out a paper sends a citizen twice.
/// </summary>
internal sealed class Coverage(VerifierWords words)
{
    /// <summary>The part of an item's words that tells that it is spoken of: the rest is what a plain sentence leaves out.</summary>
    private const double ItemShare = 0.6;

    /// <returns>The first line that is not covered; null where all are.</returns>
    public string? LeftOut(string composed, string said)
    {
        var whole = new ClaimText(said, words);
        var facts = whole.Tokens.Where(token => token.Fact is not null).Select(token => Of(token.Fact!)).ToHashSet();
        return composed.Replace("**", "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(line => !IsAboutTheAnswer(line) && !Covers(whole, facts, line));
    }

    private bool Covers(ClaimText said, HashSet<(FactKind, string)> facts, string line)
    {
        var item = SentenceText.Of(line);
        var claim = new ClaimText(item.Words, words);
        var own = claim.Tokens.Where(token => token.IsWord && token.Text[0] != '<').SelectMany(token => token.Text.Split(' ')).Distinct(StringComparer.Ordinal).ToList();
        return claim.Tokens.All(token => token.Fact is null || facts.Contains(Of(token.Fact)))
            && own.Count(said.Has) >= ItemShare * own.Count;
    }

    private static (FactKind, string) Of(ClaimFact fact) => (fact.Kind, fact.Value);

    // "Còn 3 giấy tờ nữa.", "… và 2 mức khác, xem đủ ở trang thủ tục", "Anh/chị muốn biết phần nào ạ?", "Lệ phí:" speak of the answer itself.
    private static bool IsAboutTheAnswer(string line) =>
        line.EndsWith('?') || line.EndsWith(':') || line.EndsWith("xem đủ ở trang thủ tục", StringComparison.Ordinal) || (line.Contains("Còn ", StringComparison.Ordinal) && line.EndsWith("nữa.", StringComparison.Ordinal));
}
