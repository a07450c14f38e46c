using System.Globalization;
using ChatAssist.Answering;

namespace ChatAssist.Tools;

/// <summary>Fits "is it covered at all?" by logistic regression and chooses the two thresholds, all by cross-validation.</summary>
internal static class DecidingFit
{
    /// <summary>So much of the uncovered questions must be declined.</summary>
    private const double Declined = 0.94;

    /// <summary>And so much of them without offering the nearest procedures.</summary>
    private const double NothingOffered = 0.8;

    /// <summary>So much of the everyday questions that are answered outright must be answered right: more than is asked for, since the vocabulary was mended with some of them.</summary>
    private const double AnsweredRight = 0.96;

    private const int Iterations = 1500;
    private const double Penalty = 0.002;

    public static double[] Weights(IReadOnlyList<DecidingExample> examples)
    {
        var weights = new double[examples[0].Inputs.Length];
        var momentum = new double[weights.Length];
        var scale = new double[weights.Length];

        // As much weight on the covered questions together as on the uncovered ones.
        var share = new[] { 0.5 / examples.Count(example => !example.IsCovered), 0.5 / examples.Count(example => example.IsCovered) };
        for (var iteration = 1; iteration <= Iterations; iteration++)
        {
            var gradient = weights.Select((weight, i) => i == 0 ? 0 : Penalty * weight).ToArray();
            foreach (var example in examples)
            {
                var error = share[example.IsCovered ? 1 : 0] * (Covered(weights, example) - (example.IsCovered ? 1 : 0));
                for (var i = 0; i < weights.Length; i++)
                {
                    gradient[i] += error * example.Inputs[i];
                }
            }

            Adam.Step(weights, gradient, momentum, scale, iteration, 0.05);
        }

        return weights;
    }

    /// <summary>The probabilities that a fit to the other folds gives each example.</summary>
    public static List<(DecidingExample Example, double Covered)> CrossValidate(IReadOnlyList<DecidingExample> examples)
    {
        var weights = Enumerable.Range(0, TuningTurn.Folds).Select(fold => Weights([.. examples.Where(example => example.Fold != fold)])).ToList();
        return [.. examples.Select(example => (example, Covered(weights[example.Fold], example)))];
    }

    /// <summary>The lowest thresholds that decline and answer as well as is asked for.</summary>
    public static (double DeclineBelow, double OfferFrom, double AnswerFrom) Thresholds(IReadOnlyList<(DecidingExample Example, double Covered)> judged)
    {
        var uncovered = judged.Where(judgement => !judgement.Example.IsCovered).Select(judgement => judgement.Covered).Order().ToList();
        var declineBelow = uncovered[(int)Math.Min(uncovered.Count - 1, uncovered.Count * Declined)] + 1e-6;
        var everyday = judged.Where(judgement => judgement.Example.IsCovered && judgement.Covered >= declineBelow && judgement.Example.Kind.StartsWith("everyday", StringComparison.Ordinal))
            .Select(judgement => (Right: judgement.Covered * judgement.Example.Probability, IsRight: judgement.Example.RightPlace == 1))
            .OrderByDescending(judgement => judgement.Right)
            .ToList();
        var right = 0;
        var answerFrom = 1.0;
        for (var i = 0; i < everyday.Count; i++)
        {
            right += everyday[i].IsRight ? 1 : 0;
            answerFrom = right >= AnsweredRight * (i + 1) ? everyday[i].Right : answerFrom;
        }

        return (declineBelow, uncovered[(int)(uncovered.Count * NothingOffered)], answerFrom);
    }

    public static IEnumerable<string> ToYaml(double[] weights, (double DeclineBelow, double OfferFrom, double AnswerFrom) thresholds) =>
    [
        "# What `ChatAssist.Tools tune` fitted: whether any procedure covers a question, by logistic regression over the features",
        "# of the best passage, and from which probabilities on a question is declined or answered outright.",
        string.Create(CultureInfo.InvariantCulture, $"decline_below: {thresholds.DeclineBelow:0.000}"),
        string.Create(CultureInfo.InvariantCulture, $"offer_from: {thresholds.OfferFrom:0.000}"),
        string.Create(CultureInfo.InvariantCulture, $"answer_from: {thresholds.AnswerFrom:0.000}"),
        "covered:",
        .. Confidence.InputNames().Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"  {name}: {weights[i]:0.000}")),
    ];

    private static double Covered(double[] weights, DecidingExample example)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * example.Inputs[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
