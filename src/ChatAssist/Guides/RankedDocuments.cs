namespace ChatAssist.Guides;

/// <summary>What the engine found for one query, with features and scores.</summary>
/// <param name="Rows">A row of <see cref="RankFeatures.Count"/> features for each.</param>
internal sealed record RankedDocuments(List<FoundDocument> Found, float[] Rows, float[] Scores)
{
    private readonly float _highest = Scores.Length == 0 ? 0 : Scores.Max();

    private float _total;

    public ReadOnlyMemory<float> FeaturesOf(int place) => Rows.AsMemory(place * RankFeatures.Count, RankFeatures.Count);

    /// <summary>The softmax of the scores.</summary>
    public float Probability(int place)
    {
        _total = _total > 0 ? _total : Scores.Sum(score => MathF.Exp(score - _highest));
        return MathF.Exp(Scores[place] - _highest) / _total;
    }

    /// <summary>The places of the highest scores, highest first; equal scores in the engine's order.</summary>
    public List<int> Best(int count)
    {
        var places = Enumerable.Range(0, Scores.Length).ToArray();
        var keys = Array.ConvertAll(Scores, score => -score);
        Array.Sort(keys, places);
        return [.. places.Take(count)];
    }
}

/// <summary>A document that the engine found, with its scores for the question as understood and by its own words.</summary>
internal readonly record struct FoundDocument(int Document, float Understood, float Literal);
