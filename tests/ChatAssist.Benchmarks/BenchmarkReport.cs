namespace ChatAssist.Benchmarks;

/// <summary>Everything that one run measured.</summary>
/// <param name="Equality">Null where Lucene was left out.</param>
internal sealed record BenchmarkReport(string Machine, DateOnly Date, int Questions, EqualityFigures? Equality, IReadOnlyList<SizeFigures> Sizes)
{
    /// <summary>Prints each size when it is measured: the whole run takes long, and what is done should not be lost.</summary>
    public BenchmarkReport With(SizeFigures size, TextWriter output)
    {
        output.WriteLine(Markdown.Size(size));
        return this with { Sizes = [.. Sizes, size] };
    }
}

/// <param name="Documents">Public procedures and concept pages.</param>
internal sealed record SizeFigures(int Documents, IndexFigures Index, StartFigures Start, Surroundings Surroundings, IReadOnlyList<SearchFigures> Searches, IReadOnlyList<IndexBuilt> LuceneIndexes);

/// <summary>Under what circumstances searches were timed.</summary>
/// <param name="IsOneCore">Whether they were bound to one processor.</param>
/// <param name="Load">How many processes wanted a processor in the last minute; 1 is our own, more disturbs the clock.</param>
internal sealed record Surroundings(bool IsOneCore, double Load);
