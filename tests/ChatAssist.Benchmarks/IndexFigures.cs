using System.Diagnostics;
using ChatAssist.Search;

namespace ChatAssist.Benchmarks;

/// <summary>How large our index is, and how quickly it goes to a file and comes back.</summary>
/// <param name="Postings">Pairs of a term and a document.</param>
/// <param name="SearchBytes">Bytes a posting of what a search reads.</param>
/// <param name="AllBytes">Bytes a posting with explanations and terms.</param>
/// <param name="LoadSeconds">The median of several loads; the file is in the system's cache.</param>
internal sealed record IndexFigures(long Postings, double SearchBytes, double AllBytes, long FileBytes, double SaveSeconds, double LoadSeconds)
{
    private const int Loads = 5;
    private const string Fingerprint = "benchmark";

    public static IndexFigures Of(SearchIndex index, string file)
    {
        var save = Seconds(() => index.Save(file, Fingerprint));
        var load = Enumerable.Range(0, Loads).Select(_ => Seconds(() => Load(file))).Order().ElementAt(Loads / 2);
        var size = index.Size;
        return new IndexFigures(size.Postings, (size.Search + size.Exact) / (double)size.Postings, size.BytesPerPosting, new FileInfo(file).Length, save, load);
    }

    private static void Load(string file)
    {
        if (!SearchIndex.TryLoad(file, Fingerprint, out _, out var problem))
        {
            throw new InvalidOperationException($"The index just saved was not loaded: {problem}");
        }
    }

    private static double Seconds(Action work)
    {
        var begun = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
