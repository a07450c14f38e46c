namespace ChatAssist.Benchmarks;

/// <summary>What it took to put every question once.</summary>
/// <param name="Micros">By the clock on the wall, in the order of the questions.</param>
/// <param name="ProcessorMicros">What the processor worked for all of them: it does not grow when others keep the machine busy.</param>
internal sealed record PassTimes(double[] Micros, double ProcessorMicros)
{
    public double Total { get; } = Micros.Sum();
}
