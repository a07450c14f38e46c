using System.Diagnostics;
using ChatAssist.Answering;
using ChatAssist.Guides;

namespace ChatAssist.Benchmarks;

/// <summary>What a start costs: measured in fresh processes, whose code nobody has warmed.</summary>
internal static class ColdStart
{
    /// <summary>The median of several fresh processes, not bound to one core.</summary>
    public static StartFigures InFreshProcesses(string export, int times)
    {
        var starts = Enumerable.Range(0, times).Select(_ => InFreshProcess(export)).ToList();
        return new StartFigures(
            Middle(starts, start => start.BuildSeconds),
            Middle(starts, start => start.ReadySeconds),
            Middle(starts, start => start.ProcessorSeconds),
            (int)Middle(starts, start => start.ResidentMegabytes));
    }

    public static StartFigures Measure(string export)
    {
        var begun = Stopwatch.GetTimestamp();
        var assistant = Assistant.Load(Assistant.ShippedFolder, export);
        var built = Stopwatch.GetElapsedTime(begun);
        assistant.Answerer.Answer("đăng ký tạm trú", Topic.None);
        var ready = Stopwatch.GetElapsedTime(begun);
        return new StartFigures(built.TotalSeconds, ready.TotalSeconds, Environment.CpuUsage.TotalTime.TotalSeconds, (int)(Environment.WorkingSet / 1_000_000));
    }

    private static StartFigures InFreshProcess(string export)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(ColdStart).Assembly.Location, "start", "--procedures", export]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var figures = Json.Read<StartFigures>(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return figures;
    }

    private static double Middle(List<StartFigures> starts, Func<StartFigures, double> figure) => starts.Select(figure).Order().ElementAt(starts.Count / 2);
}

/// <param name="BuildSeconds">From the raw export to the finished index.</param>
/// <param name="ReadySeconds">The same and the first answer.</param>
/// <param name="ProcessorSeconds">What both cores worked until then, the runtime's own start and compiling included.</param>
/// <param name="ResidentMegabytes">Memory of the process then.</param>
internal sealed record StartFigures(double BuildSeconds, double ReadySeconds, double ProcessorSeconds, int ResidentMegabytes);
