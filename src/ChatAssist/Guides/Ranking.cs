using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChatAssist.Guides;

/// <summary>Says from a document's features how likely it is the one that is meant.</summary>
/// <remarks>
/// A conditional logit over the found documents (McFadden 1973; ListNet's top-one probability, Cao et al. 2007): the
/// probability is the softmax of the weighted sums. Every asker has weights of their own, all from one file.
/// </remarks>
public sealed class Ranking
{
    private readonly float[][] _weights;

    /// <param name="weights">By asker (<see cref="Asker"/>), then by feature (<see cref="RankFeature"/>).</param>
    public Ranking(float[][] weights) => _weights = weights;

    /// <summary>Reads <c>ranking.yaml</c>: for each feature its weights, one an asker.</summary>
    /// <exception cref="FormatException">A feature is missing, unknown, or has not one weight for each asker; the message names it.</exception>
    public static Ranking Load(string path)
    {
        var askers = Enum.GetValues<Asker>().Length;
        var rows = Read(path);
        var weights = Enumerable.Range(0, askers).Select(_ => new float[RankFeatures.Count]).ToArray();
        foreach (var feature in Enum.GetValues<RankFeature>())
        {
            if (!rows.Remove(NameOf(feature), out var row) || row.Count != askers)
            {
                throw new FormatException($"{path}: \"{NameOf(feature)}\" needs {askers} weights: {string.Join(", ", Enum.GetNames<Asker>()).ToLowerInvariant()}.");
            }

            for (var asker = 0; asker < askers; asker++)
            {
                weights[asker][(int)feature] = row[asker];
            }
        }

        return rows.Count == 0 ? new Ranking(weights) : throw new FormatException($"{path}: unknown \"{rows.Keys.First()}\".");
    }

    /// <summary>"NameFit" is name_fit in the file.</summary>
    public static string NameOf(RankFeature feature) => UnderscoredNamingConvention.Instance.Apply(feature.ToString());

    public float Weight(Asker asker, RankFeature feature) => _weights[(int)asker][(int)feature];

    /// <summary>The weighted sum of a document's features: the logarithm of its odds against the others found.</summary>
    public float Score(Asker asker, ReadOnlySpan<float> features) => Dot(_weights[(int)asker], features);

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
