using ChatAssist.Guides;

namespace ChatAssist.Tools;

/// <summary>Fits the weights of a <see cref="Ranking"/> to examples: maximum likelihood of the right procedures, with a penalty.</summary>
/// <remarks>
/// Conditional logit; the gradient of −ln Σ p(right) is Σ (p − p given right) · features. Every asker's weights are
/// common weights plus a deviation that is penalised more, so that few examples change them little; in a conversation one
/// more deviation is added.
/// </remarks>
internal sealed class RankingFit
{
    private const int Iterations = 300;
    private const double Rate = 0.08;
    private const double CommonPenalty = 0.002;
    private const double OwnPenalty = 0.02;

    private static readonly int Askers = Enum.GetValues<Asker>().Length;
    private static readonly int Features = Enum.GetValues<RankFeature>().Length;

    private readonly double[] _parameters = new double[(Askers + 2) * Features];

    /// <param name="without">Features to leave out, for the ablation table.</param>
    public static float[][] Of(IReadOnlyList<RankingExample> examples, IReadOnlySet<RankFeature>? without = null)
    {
        var fit = new RankingFit();
        fit.Run([.. examples.Where(example => example.IsFound)], without);
        return
        [
            .. Enumerable.Range(0, Askers).Select(asker => Enumerable.Range(0, Features).Select(feature => (float)fit.Weight(asker, feature)).ToArray()),
            [.. fit._parameters[((Askers + 1) * Features)..].Select(added => (float)added)],
        ];
    }

    private double Weight(int asker, int feature) => _parameters[feature] + _parameters[((asker + 1) * Features) + feature];

    private void Run(List<RankingExample> examples, IReadOnlySet<RankFeature>? without)
    {
        // A kind with ten times the questions counts three times as much, not ten times.
        var weights = examples.GroupBy(example => example.Kind, StringComparer.Ordinal).ToDictionary(group => group.Key, group => 1 / Math.Sqrt(group.Count()), StringComparer.Ordinal);
        var total = examples.Sum(example => weights[example.Kind]);
        var gradient = new double[_parameters.Length];
        var momentum = new double[_parameters.Length];
        var scale = new double[_parameters.Length];
        for (var iteration = 1; iteration <= Iterations; iteration++)
        {
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] = (i < Features ? CommonPenalty : OwnPenalty) * _parameters[i];
            }

            foreach (var example in examples)
            {
                AddGradient(example, weights[example.Kind] / total, gradient);
            }

            // A feature that is left out never moves from 0.
            for (var i = 0; without is not null && i < gradient.Length; i++)
            {
                gradient[i] = without.Contains((RankFeature)(i % Features)) ? 0 : gradient[i];
            }

            Adam.Step(_parameters, gradient, momentum, scale, iteration, Rate);
        }
    }

    private void AddGradient(RankingExample example, double weight, double[] gradient)
    {
        var asker = (int)example.Asker;
        var own = (asker + 1) * Features;
        var leaning = (Askers + 1) * Features;
        var count = example.Features.Length;
        Span<double> likely = stackalloc double[count];
        var best = double.MinValue;
        for (var i = 0; i < count; i++)
        {
            var row = example.Features[i];
            var score = 0.0;
            for (var feature = 0; feature < Features; feature++)
            {
                score += (_parameters[feature] + _parameters[own + feature] + (example.Leans ? _parameters[leaning + feature] : 0)) * row[feature];
            }

            likely[i] = score;
            best = Math.Max(best, score);
        }

        var all = 0.0;
        var right = 0.0;
        for (var i = 0; i < count; i++)
        {
            likely[i] = Math.Exp(likely[i] - best);
            all += likely[i];
            right += example.Relevant[i] ? likely[i] : 0;
        }

        for (var i = 0; i < count; i++)
        {
            var difference = weight * ((likely[i] / all) - (example.Relevant[i] ? likely[i] / right : 0));
            if (Math.Abs(difference) < 1e-12)
            {
                continue;
            }

            var row = example.Features[i];
            for (var feature = 0; feature < Features; feature++)
            {
                gradient[feature] += difference * row[feature];
                gradient[own + feature] += difference * row[feature];
                gradient[leaning + feature] += example.Leans ? difference * row[feature] : 0;
            }
        }
    }
}
