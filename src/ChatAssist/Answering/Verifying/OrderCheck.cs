namespace ChatAssist.Answering;

/// <summary>What comes before comes before, and how often once is stays so.</summary>
internal sealed class OrderCheck(Evidence evidence)
{
    private static readonly HashSet<string> Often = ["mỗi", "hằng", "hàng", "từng"];
    private static readonly HashSet<string> Units = ["ngày", "tuần", "tháng", "quý", "năm", "giờ", "nơi"];

    public Verdict? Check(ClaimText sentence)
    {
        foreach (var tokens in sentence.Segments.Select(segment => segment.Tokens))
        {
            for (var i = 0; i + 1 < tokens.Count; i++)
            {
                var turned = tokens[i].Text switch { "trước" => "sau", "sau" => "trước", _ => "" };
                if (turned.Length > 0 && tokens[i + 1].Text is "khi" or "<nếu>" && Follow(tokens[i].Text, tokens, i) is false && Follow(turned, tokens, i))
                {
                    return Verdict.Refused("said-of-another-case", $"{tokens[i].Written} {tokens[i + 1].Written}");
                }

                if (tokens[i].Text == "nhiều" && tokens[i + 1].IsWord && IsOne(tokens[i + 1].Text) && !IsMany(tokens[i + 1].Text))
                {
                    return Verdict.Refused("number-not-in-passage", $"{tokens[i].Written} {tokens[i + 1].Written}");
                }

                if (Often.Contains(tokens[i].Text) && Units.Contains(tokens[i + 1].Text) && !IsOften(tokens[i + 1].Text))
                {
                    return Verdict.Refused("unit-differs", $"{tokens[i].Written} {tokens[i + 1].Written}");
                }
            }
        }

        return null;
    }

    // The same two words of substance after "trước khi" or "sau khi".
    private bool Follow(string order, IReadOnlyList<ClaimToken> tokens, int at)
    {
        var told = Heads(tokens, at);
        return told.Count > 0 && evidence.Segments.Any(segment => Enumerable.Range(0, segment.Tokens.Count)
            .Any(i => segment.Tokens[i].Text == order && told.TrueForAll(Heads(segment.Tokens, i).Contains)));
    }

    private static List<string> Heads(IReadOnlyList<ClaimToken> tokens, int at) =>
        [.. tokens.Skip(at + 2).TakeWhile(token => token.IsWord).Where(token => token.Text is not ("có" or "đã" or "được" or "của")).Take(2).Select(token => token.Text)];

    private bool IsOne(string word) => evidence.Segments.Any(segment => segment.Tokens.Zip(segment.Tokens.Skip(1)).Any(pair => pair.First.Text == "một" && pair.Second.Text == word)
        || segment.Tokens.Any(token => token.Fact is { Kind: FactKind.Quantity, Value: "1" } fact && fact.Unit == word));

    private bool IsMany(string word) => evidence.Segments.Any(segment => segment.Tokens.Zip(segment.Tokens.Skip(1)).Any(pair => pair.First.Text == "nhiều" && pair.Second.Text == word));

    private bool IsOften(string unit) => evidence.Segments.Any(segment => segment.Tokens.Zip(segment.Tokens.Skip(1))
        .Any(pair => pair.Second.Text == unit && (Often.Contains(pair.First.Text) || pair.First.Text is "/" or "một"))
        || segment.Tokens.Any(token => token.Fact is { Kind: FactKind.Quantity } fact && (fact.Unit == unit || (unit == "năm" && fact.Unit == "tháng"))));
}
