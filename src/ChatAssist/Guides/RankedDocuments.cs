using System.Buffers;
using System.Numerics;

namespace ChatAssist.Guides;

/// <summary>What the engine found for one query, with features and scores. Once disposed of its features are gone.</summary>
/// <param name="Rows">Rented; a row of <see cref="RankFeatures.Count"/> features for each, and a rest.</param>
internal sealed record RankedDocuments(List<FoundDocument> Found, float[] Rows, float[] Scores) : IDisposable
{
    private readonly float _highest = Scores.Length == 0 ? 0 : Scores.Max();

    private float _total;

    public float[] FeaturesOf(int place) => Rows.AsSpan(place * RankFeatures.Count, RankFeatures.Count).ToArray();

    /// <summary>The softmax of the scores.</summary>
    public float Probability(int place)
    {
        _total = _total > 0 ? _total : Total();
        return MathF.Exp(Scores[place] - _highest) / _total;
    }

    /// <summary>The places of the highest scores, highest first; equal scores in the engine's order.</summary>
    public Span<int> Best(int count)
    {
        var places = new int[Scores.Length];
        var keys = new float[Scores.Length];
        for (var place = 0; place < places.Length; place++)
        {
            (places[place], keys[place]) = (place, -Scores[place]);
        }

        Array.Sort(keys, places);
        return places.AsSpan(0, Math.Min(count, places.Length));
    }

    private float Total()
    {
        var total = 0.0;
        foreach (var score in Scores)
        {
            total += MathF.Exp(score - _highest);
        }

        return (float)total;
    }

    public void Dispose() => ArrayPool<float>.Shared.Return(Rows);
}

/// <summary>A document that the engine found, with its scores for the question as understood and by its own words.</summary>
internal readonly record struct FoundDocument(int Document, float Understood, float Literal)
{
    public Vector2 Scores => new(Understood, Literal);
}
