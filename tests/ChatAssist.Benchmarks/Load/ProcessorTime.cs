using System.Globalization;

namespace ChatAssist.Benchmarks.Load;

/// <summary>
/// What processes and their children have had of the processors so far, by Linux's <c>/proc</c>. Others who use the machine
/// change how long a turn takes, and hardly what it costs.
/// </summary>
internal sealed class ProcessorTime(IReadOnlyList<int> processes)
{
    /// <summary>Linux counts in hundredths of a second, whatever its own clock does.</summary>
    private const double TicksAMillisecond = 0.1;

    private const int Parent = 1;
    private const int FirstTime = 11;

    /// <summary>Its own time and that of its threads, then what children had that have ended.</summary>
    private const int Times = 4;

    public double Milliseconds => processes.Count == 0 ? 0 : Directory.EnumerateDirectories("/proc").Sum(OfThoseMeant) / TicksAMillisecond;

    public static double OwnMilliseconds => Environment.CpuUsage.TotalTime.TotalMilliseconds;

    private long OfThoseMeant(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process))
        {
            return 0;
        }

        try
        {
            // The program's name stands in brackets and may hold anything.
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return processes.Contains(process) || processes.Contains(int.Parse(fields[Parent], CultureInfo.InvariantCulture))
                ? fields.Skip(FirstTime).Take(Times).Sum(field => long.Parse(field, CultureInfo.InvariantCulture))
                : 0;
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return 0;
        }
    }
}
