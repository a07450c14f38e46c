namespace ChatAssist.Answering;

/// <summary>"người thứ hai, thứ ba đóng lần lượt 70%, 60%": the first value is the first one's, the second the second's.</summary>
internal static class InTurn
{
    /// <summary>Null where nothing is told in turn.</summary>
    public static bool? IsSame(ClaimSegment said, int at, ClaimSegment source, int place)
    {
        var turn = source.Tokens.Select((token, i) => (token, i)).FirstOrDefault(pair => pair.token.Text == "lượt").i;
        if (turn == 0 || place < turn)
        {
            return null;
        }

        var values = source.Tokens.Skip(turn).Where(token => token.Fact is { Kind: FactKind.Quantity } fact && fact.Unit == source.Tokens[place].Fact!.Unit).ToList();
        var owners = source.Tokens.Take(turn).Where(token => token.Fact is { Kind: FactKind.Label }).TakeLast(values.Count).ToList();
        var index = values.FindIndex(token => token.Fact!.Value == said.Tokens[at].Fact!.Value);
        var named = said.Tokens.Take(at).FirstOrDefault(token => token.Fact is { Kind: FactKind.Label } fact && owners.Exists(owner => owner.Fact!.Unit == fact.Unit));
        return named is not null && owners.Count == values.Count && index >= 0 ? owners[index].Fact!.Value == named.Fact!.Value : null;
    }
}
