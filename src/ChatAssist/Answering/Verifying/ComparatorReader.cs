namespace ChatAssist.Answering;

/// <summary>What stands around a number and bounds it: "tối đa", "ít nhất", "từ … trở lên", "dưới".</summary>
internal static class ComparatorReader
{
    private static readonly (string Words, Comparator Means)[] Before =
    [
        .. Each(Comparator.Max, "không quá", "không vượt quá", "tối đa", "nhiều nhất", "chậm nhất", "muộn nhất", "trễ nhất", "lâu nhất", "cao nhất", "không hơn", "không muộn hơn", "không trễ hơn"),
        .. Each(Comparator.Min, "ít nhất", "tối thiểu", "không dưới", "không ít hơn", "thấp nhất", "nhanh nhất", "từ đủ", "không thấp hơn", "kể từ", "kể từ ngày", "từ ngày"),
        .. Each(Comparator.Less, "chưa đủ", "<chưa> đủ", "dưới", "chưa đến", "<chưa> đến", "chưa tới", "<chưa> tới", "nhỏ hơn", "thấp hơn", "ít hơn", "<chưa> đầy", "<chưa> quá", "trước ngày"),
        .. Each(Comparator.More, "trên", "lớn hơn", "nhiều hơn", "quá", "cao hơn", "hơn", "sau ngày", "nộp sau", "đăng ký sau", "đi sau"),
        .. Each(Comparator.Within, "trong vòng", "trong thời hạn", "trong", "trong khoảng"),
        .. Each(Comparator.About, "khoảng", "chừng", "tầm", "gần"),
        .. Each(Comparator.Enough, "đủ"),
        .. Each(Comparator.From, "từ"),
        .. Each(Comparator.To, "đến", "tới"),
    ];

    public static void Read(IReadOnlyList<ClaimToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Fact is { Kind: FactKind.Quantity or FactKind.Date or FactKind.Clock } fact)
            {
                fact.Comparator = Of(tokens, i, fact);
            }
        }
    }

    private static Comparator Of(IReadOnlyList<ClaimToken> tokens, int at, ClaimFact fact)
    {
        var after = string.Join(' ', tokens.Skip(at + 1).Take(3).TakeWhile(token => token.IsWord).Select(token => token.Text));
        if (after.StartsWith("trở lên", StringComparison.Ordinal) || after.StartsWith("trở đi", StringComparison.Ordinal))
        {
            return Comparator.Min;
        }

        if (after.StartsWith("trở xuống", StringComparison.Ordinal) || after.StartsWith("đổ lại", StringComparison.Ordinal))
        {
            return Comparator.Max;
        }

        // "sau 3 ngày có kết quả" is a limit; "sau 15 ngày mới được nộp" is a wait.
        if (at > 0 && tokens[at - 1].Text == "sau" && after.StartsWith("mới", StringComparison.Ordinal))
        {
            return Comparator.More;
        }

        if (at > 1 && tokens[at - 1].Text == "-" && tokens[at - 2].Fact is { Kind: FactKind.Quantity })
        {
            return Comparator.To;
        }

        if (at + 2 < tokens.Count && tokens[at + 1].Text == "-" && tokens[at + 2].Fact is { Kind: FactKind.Quantity })
        {
            return Comparator.From;
        }

        var found = Bound(Words(tokens, at));
        // "từ 18 tuổi" without an end says as much as "từ 18 tuổi trở lên".
        return found == Comparator.From && !IsRange(tokens, at) && fact.Kind == FactKind.Quantity ? Comparator.Min : found;
    }

    private static Comparator Bound(string before)
    {
        foreach (var (words, means) in Before)
        {
            if (before.EndsWith($" {words}", StringComparison.Ordinal))
            {
                return means;
            }
        }

        return Comparator.None;
    }

    private static bool IsRange(IReadOnlyList<ClaimToken> tokens, int at) =>
        tokens.Skip(at + 1).Take(3).Any(token => token.Text is "đến" or "tới" or "-");

    private static string Words(IReadOnlyList<ClaimToken> tokens, int at)
    {
        var words = new List<string>();
        for (var i = at - 1; i >= 0 && words.Count < 5 && (tokens[i].IsWord || (tokens[i].IsBreak && tokens[i].Text == "-")); i--)
        {
            if (tokens[i].IsWord && tokens[i].Text is not ("là" or "mức" or "thời hạn" or "vào"))
            {
                words.Insert(0, tokens[i].Text);
            }
            else if (tokens[i].Text == "thời hạn")
            {
                words.Insert(0, "vòng");
            }
        }

        // "chậm nhất trong 3 ngày", "tối đa sau 3 ngày": the inner word adds nothing.
        if (words.Count > 2 && words[^1] is "trong" or "sau" or "vòng" && Bound($" {string.Join(' ', words.SkipLast(1))}") is Comparator.Max or Comparator.Min)
        {
            words.RemoveAt(words.Count - 1);
        }

        return $" {string.Join(' ', words)}";
    }

    private static IEnumerable<(string Words, Comparator Means)> Each(Comparator means, params string[] words) =>
        words.Select(word => (word, means));
}
