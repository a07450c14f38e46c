using System.Diagnostics;
using System.Globalization;

namespace ChatAssist.Benchmarks;

/// <summary>A Java process of its own for each way to search, so that no way spoils what the JIT compiler learnt of another.</summary>
internal sealed class LuceneProcess(Process java, int questions) : IDisposable
{
    /// <summary>Puts every question once; the times are taken within Java.</summary>
    public PassTimes Pass()
    {
        java.StandardInput.WriteLine("pass");
        var micros = ReadLine().Split(' ').Select(nanos => double.Parse(nanos, CultureInfo.InvariantCulture) / 1000).ToArray();
        return new PassTimes(micros[1..], micros[0]);
    }

    public List<List<ScoredDocument>> Top()
    {
        java.StandardInput.WriteLine("top");
        return [.. Enumerable.Range(0, questions).Select(_ => ReadLine().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ScoredDocument.Parse).ToList())];
    }

    public void Dispose()
    {
        java.StandardInput.Close();
        java.WaitForExit();
        java.Dispose();
    }

    private string ReadLine() => java.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Lucene ended early.");
}

/// <summary>A document that Lucene found, and its score.</summary>
internal readonly record struct ScoredDocument(int Document, float Score)
{
    public static ScoredDocument Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new ScoredDocument(int.Parse(text.AsSpan(0, colon), CultureInfo.InvariantCulture), float.Parse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }
}
