namespace ChatAssist.Benchmarks;

/// <summary>Lucene's indexes of one corpus and the processes that search them.</summary>
internal sealed class LuceneSearches : IDisposable
{
    private readonly List<LuceneProcess> _processes = [];
    private readonly IReadOnlyList<LuceneWay> _ways;
    private readonly Corpus _corpus;

    private LuceneSearches(LuceneFolder folder, IReadOnlyList<LuceneWay> ways, Corpus corpus) => (Folder, _ways, _corpus) = (folder, ways, corpus);

    public LuceneFolder Folder { get; }

    public IReadOnlyList<IndexBuilt> Indexes { get; private init; } = [];

    public static LuceneSearches Prepare(LuceneFolder folder, IReadOnlyList<LuceneWay> ways, Corpus corpus)
    {
        var indexes = ways.Select(way => way.Index).Distinct(StringComparer.Ordinal).Select(variant => Build(folder, variant)).ToList();
        return new LuceneSearches(folder, ways, corpus) { Indexes = indexes };
    }

    /// <summary>Started only when this process is bound to its core, so that Lucene is bound to the same.</summary>
    public IEnumerable<Contestant> Start()
    {
        foreach (var way in _ways)
        {
            var process = Folder.Search(way.Variant, way.Count, way.Skips);
            _processes.Add(process);
            yield return new Contestant(way.Name, process.Pass, () => [.. process.Top().Select(found => found.Select(hit => _corpus.CodeOf(hit.Document)).ToList())]);
        }
    }

    public void Dispose() => _processes.ForEach(process => process.Dispose());

    private static IndexBuilt Build(LuceneFolder folder, string variant)
    {
        Console.Error.WriteLine($"== indexing with Lucene: {variant}");
        var seconds = folder.Index(variant);
        return new IndexBuilt(variant, seconds, folder.Bytes(variant));
    }
}

/// <param name="Variant">As <c>LuceneSearch</c> calls it.</param>
/// <param name="Seconds">Analysis included, the reading of the export not.</param>
internal sealed record IndexBuilt(string Variant, double Seconds, long Bytes);
