using System.Runtime.InteropServices;

namespace ChatAssist.Benchmarks;

/// <summary>What the figures were taken on.</summary>
internal static class Machine
{
    private const string ProcessorFile = "/proc/cpuinfo";

    public static string Name => $"{Environment.ProcessorCount} × {Processor()}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    private static string Processor() =>
        File.Exists(ProcessorFile) && File.ReadLines(ProcessorFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
