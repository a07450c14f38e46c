using System.Collections.Concurrent;
using System.Diagnostics;

namespace ChatAssist.Benchmarks.Load;

/// <summary>Drives full turns for a set time: as many as go, or at a set rate whatever becomes of them.</summary>
internal static class LoadRun
{
    /// <summary>Closed loop: everybody asks anew as soon as the answer is there.</summary>
    public static async Task<LoadFigures> AsManyAsGoAsync(IReadOnlyList<Func<int, CancellationToken, Task>> turns, TimeSpan time, CancellationToken cancellationToken)
    {
        var times = new ConcurrentBag<double>();
        var failures = new ConcurrentBag<string>();
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(turns.Select(async turn =>
        {
            for (var round = 0; Stopwatch.GetElapsedTime(begun) < time && !cancellationToken.IsCancellationRequested; round++)
            {
                await TakeAsync(turn, round, Stopwatch.GetTimestamp(), times, failures, cancellationToken);
            }
        }));
        return LoadFigures.Of(times, failures, Stopwatch.GetElapsedTime(begun));
    }

    /// <summary>Open loop: a turn begins at its time by the clock, and its time counts from there, so that a stall is not hidden.</summary>
    public static async Task<LoadFigures> AtRateAsync(IReadOnlyList<Func<int, CancellationToken, Task>> turns, int aSecond, TimeSpan time, CancellationToken cancellationToken)
    {
        var times = new ConcurrentBag<double>();
        var failures = new ConcurrentBag<string>();
        var free = new ConcurrentQueue<Func<int, CancellationToken, Task>>(turns);
        var running = new List<Task>();
        var begun = Stopwatch.GetTimestamp();
        var step = Stopwatch.Frequency / (double)aSecond;
        for (var count = 0; Stopwatch.GetElapsedTime(begun) < time; count++)
        {
            var due = begun + (long)(count * step);
            while (Stopwatch.GetTimestamp() < due)
            {
                await Task.Delay(1, cancellationToken);
            }

            running.Add(BeginAsync(count, due));
            if (running.Count > 10_000)
            {
                running.RemoveAll(task => task.IsCompleted);
            }
        }

        await Task.WhenAll(running);
        return LoadFigures.Of(times, failures, Stopwatch.GetElapsedTime(begun));

        async Task BeginAsync(int count, long due)
        {
            Func<int, CancellationToken, Task>? turn;
            while (!free.TryDequeue(out turn))
            {
                await Task.Delay(1, cancellationToken);
            }

            await TakeAsync(turn, count, due, times, failures, cancellationToken);
            free.Enqueue(turn);
        }
    }

    private static async Task TakeAsync(
        Func<int, CancellationToken, Task> turn, int round, long begun, ConcurrentBag<double> times, ConcurrentBag<string> failures, CancellationToken cancellationToken)
    {
        try
        {
            await turn(round, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or System.Net.WebSockets.WebSocketException)
        {
            failures.Add(exception.Message);
        }
    }
}

/// <summary>What a run measured; times in milliseconds.</summary>
internal sealed record LoadFigures(int Turns, int Failures, double ASecond, double P50, double P99, double Longest, string? FirstFailure)
{
    /// <summary>Milliseconds of processor time a turn: of the server with its database, and of the driver.</summary>
    public (double Server, double Driver) Processor { get; init; }

    public static LoadFigures Of(IEnumerable<double> times, IReadOnlyCollection<string> failures, TimeSpan time)
    {
        var sorted = times.Order().ToArray();
        return new LoadFigures(
            sorted.Length, failures.Count, sorted.Length / time.TotalSeconds, At(sorted, 0.5), At(sorted, 0.99), sorted.Length == 0 ? 0 : sorted[^1], failures.FirstOrDefault());
    }

    public override string ToString() =>
        $"{ASecond,8:0} a second, p50 {P50:0.0} ms, p99 {P99:0.0} ms, longest {Longest:0} ms, {Turns} turns, {Failures} failed {FirstFailure}"
        + (Processor.Server > 0 ? $", processor a turn: {Processor.Server:0.000} ms, driver {Processor.Driver:0.000} ms" : "");

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
