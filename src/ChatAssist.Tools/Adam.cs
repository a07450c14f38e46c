namespace ChatAssist.Tools;

/// <summary>One step down a gradient. Kingma, Ba, "Adam: A Method for Stochastic Optimization" (2015), algorithm 1.</summary>
internal static class Adam
{
    private const double Momentum = 0.9;
    private const double Scale = 0.999;

    /// <param name="iteration">From 1.</param>
    /// <param name="rate">The step size.</param>
    public static void Step(double[] parameters, double[] gradient, double[] momentum, double[] scale, int iteration, double rate)
    {
        for (var i = 0; i < parameters.Length; i++)
        {
            momentum[i] = (Momentum * momentum[i]) + ((1 - Momentum) * gradient[i]);
            scale[i] = (Scale * scale[i]) + ((1 - Scale) * gradient[i] * gradient[i]);
            var mean = momentum[i] / (1 - Math.Pow(Momentum, iteration));
            var deviation = Math.Sqrt(scale[i] / (1 - Math.Pow(Scale, iteration)));
            parameters[i] -= rate * mean / (deviation + 1e-8);
        }
    }
}
