using System.Diagnostics;
using System.Globalization;

namespace ChatAssist.Benchmarks;

/// <summary>Binds this process, with all its threads and those it starts, to one processor while searches are timed.</summary>
internal sealed class OneCore : IDisposable
{
    private OneCore()
    {
    }

    /// <summary>Null where the machine has no <c>taskset</c>: then nothing is bound.</summary>
    public static OneCore? Bind() => Set("0") ? new OneCore() : null;

    public void Dispose() => Set($"0-{Environment.ProcessorCount - 1}");

    private static bool Set(string processors)
    {
        try
        {
            using var taskset = Process.Start(new ProcessStartInfo("taskset", ["-a", "-c", "-p", processors, Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            taskset.StandardOutput.ReadToEnd();
            taskset.WaitForExit();
            return taskset.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
