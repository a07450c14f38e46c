using System.Diagnostics;

namespace ChatAssist.Benchmarks;

/// <summary>One way to search that is measured.</summary>
/// <param name="Name">As the table names it.</param>
/// <param name="Pass">Puts every question once.</param>
/// <param name="Top">The codes of what is found for each question, best first; null for a document without one.</param>
internal sealed record Contestant(string Name, Func<PassTimes> Pass, Func<List<List<string?>>> Top)
{
    /// <summary>Bytes that one search allocates on the managed heap; null where that is not ours to count.</summary>
    public Func<double>? Allocated { get; init; }

    /// <summary>A contestant of this process.</summary>
    /// <param name="search">Does all the work for one question before it returns.</param>
    public static Contestant Of<T>(string name, IReadOnlyList<ListedQuestion> questions, Func<string, IReadOnlyList<T>> search, Func<T, string?> codeOf) =>
        new(name, () => TimeEach(questions, search), () => [.. questions.Select(listed => search(listed.Question).Select(codeOf).ToList())])
        {
            Allocated = () => AllocatedBy(questions, search),
        };

    private static PassTimes TimeEach<T>(IReadOnlyList<ListedQuestion> questions, Func<string, IReadOnlyList<T>> search)
    {
        var micros = new double[questions.Count];
        var worked = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < micros.Length; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            search(questions[i].Question);
            micros[i] = Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
        }

        return new PassTimes(micros, (Environment.CpuUsage.TotalTime - worked).TotalMicroseconds);
    }

    private static double AllocatedBy<T>(IReadOnlyList<ListedQuestion> questions, Func<string, IReadOnlyList<T>> search)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var listed in questions)
        {
            search(listed.Question);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)questions.Count;
    }
}
