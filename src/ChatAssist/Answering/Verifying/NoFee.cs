namespace ChatAssist.Answering;

/// <summary>"Lệ phí: không." says that it is free; a bare "không" would say nothing.</summary>
internal static class NoFee
{
    public static List<ClaimToken> Read(List<ClaimToken> tokens)
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            var isAlone = i + 1 == tokens.Count || tokens[i + 1].IsBreak;
            var before = tokens[i - 1].Text == ":" && i > 1 ? tokens[i - 2].Text : tokens[i - 1].Text;
            if (tokens[i].Text is "<không>" or "<không-có>" && isAlone && before == "lệ phí")
            {
                tokens[i] = tokens[i] with { Text = "<miễn>" };
            }
        }

        return tokens;
    }
}
