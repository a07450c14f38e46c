using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Guides;

/// <summary>Says from a document's features how likely it is the one that is meant.</summary>
/// <remarks>
/// A conditional logit over the found documents (McFadden 1973; ListNet's top-one probability, Cao et al. 2007): the
/// probability is the softmax of the weighted sums. Every asker has weights of their own, and to these something is added
/// where the message leans on what was spoken of before: its own words then say less. All are from one file.
/// </remarks>
public sealed class Ranking
{
    private static readonly int Askers = Enum.GetValues<Asker>().Length;

    private readonly float[][] _weights;

    /// <param name="weights">By asker (<see cref="Asker"/>), then what is added in a conversation; each by feature (<see cref="RankFeature"/>).</param>
    public Ranking(float[][] weights) =>
        _weights = [.. weights[..Askers], .. weights[..Askers].Select(own => own.Zip(weights[Askers], (weight, added) => weight + added).ToArray())];

    /// <summary>Reads <c>ranking.yaml</c>: for each feature its weights, one an asker, and what is added in a conversation.</summary>
    /// <exception cref="FormatException">A feature is missing, unknown, or has not that many weights; the message names it.</exception>
    public static Ranking Load(string path)
    {
        var rows = Read(path);
        var weights = Enumerable.Range(0, Askers + 1).Select(_ => new float[RankFeatures.Count]).ToArray();
        foreach (var feature in Enum.GetValues<RankFeature>())
        {
            if (!rows.Remove(NameOf(feature), out var row) || row.Count != weights.Length)
            {
                throw new FormatException($"{path}: \"{NameOf(feature)}\" needs {weights.Length} weights: {string.Join(", ", Enum.GetNames<Asker>()).ToLowerInvariant()}, added in a conversation.");
            }

            for (var column = 0; column < weights.Length; column++)
            {
                weights[column][(int)feature] = row[column];
            }
        }

        return rows.Count == 0 ? new Ranking(weights) : throw new FormatException($"{path}: unknown \"{rows.Keys.First()}\".");
    }

    /// <summary>"NameFit" is name_fit in the file.</summary>
    public static string NameOf(RankFeature feature) => UnderscoredNamingConvention.Instance.Apply(feature.ToString());

    public float Weight(Asker asker, bool leans, RankFeature feature) => _weights[Row(asker, leans)][(int)feature];

    /// <summary>The weighted sum of a document's features: the logarithm of its odds against the others found.</summary>
    /// <param name="leans">Whether something was spoken of before.</param>
    public float Score(Asker asker, bool leans, ReadOnlySpan<float> features) => Dot(_weights[Row(asker, leans)], features);

    private static int Row(Asker asker, bool leans) => (int)asker + (leans ? Askers : 0);

    private static float Dot(float[] weights, ReadOnlySpan<float> features)
    {
        var sum = 0f;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * features[i];
        }

        return sum;
    }

    private static Dictionary<string, List<float>> Read(string path)
    {
        try
        {
            return new DeserializerBuilder().Build().Deserialize<Dictionary<string, List<float>>>(File.ReadAllText(path));
        }
        catch (YamlDotNet.Core.YamlException exception)
        {
            throw new FormatException($"{path}:{exception.Start.Line}: {exception.InnerException?.Message ?? exception.Message}", exception);
        }
    }
}
