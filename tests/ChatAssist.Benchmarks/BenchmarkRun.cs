using System.Globalization;

namespace ChatAssist.Benchmarks;

/// <summary>The whole benchmark: the export as it is with every way to search, then grown with those that matter.</summary>
internal sealed class BenchmarkRun(BenchmarkOptions options)
{
    private readonly List<ListedQuestion> _questions = ListedQuestion.Read(options.Questions);

    public BenchmarkReport Run()
    {
        EqualityFigures? equality = null;
        var sizes = new List<SizeFigures>
        {
            Measure(options.Export, LuceneWays.All, (corpus, lucene) => equality = ScoreEquality.Measure(corpus, _questions, lucene)),
        };
        foreach (var size in options.Sizes)
        {
            var grown = Path.Combine(options.WorkFolder, string.Create(CultureInfo.InvariantCulture, $"grown-{size}.jsonl"));
            Say($"growing the export to {size:N0} procedures");
            new ExportGrower(options.Export).Write(grown, size);
            sizes.Add(Measure(grown, LuceneWays.Grown, (_, _) => { }));
            File.Delete(grown);
        }

        return new BenchmarkReport(Machine.Name, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), _questions.Count, equality, sizes);
    }

    private SizeFigures Measure(string export, IReadOnlyList<LuceneWay> ways, Action<Corpus, LuceneFolder> prove)
    {
        Say($"starting three times with {Path.GetFileName(export)}");
        var start = ColdStart.InFreshProcesses(export);
        var corpus = new Corpus(export);
        var folder = Path.Combine(options.WorkFolder, corpus.Count.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        using var lucene = options.LuceneClassPath is { } classPath ? LuceneSearches.Prepare(new LuceneFolder(classPath, folder, corpus, _questions), ways, corpus) : null;
        if (lucene is not null)
        {
            Say("comparing scores with Lucene's");
            prove(corpus, lucene.Folder);
        }

        Say("indexing with SQLite");
        using var sqlite = new SqliteSearch(Path.Combine(folder, "fts5.db"), corpus.Documents());
        Say($"searching {corpus.Count:N0} documents");
        using var core = OneCore.Bind();
        var contestants = OwnSearches.Of(corpus, _questions)
            .Concat(lucene?.Start() ?? [])
            .Append(Contestant.Of(SqliteSearch.Name, _questions, sqlite.Search, corpus.CodeOf))
            .ToList();
        return new SizeFigures(corpus.Count, IndexFigures.Of(corpus), start, core is not null, Rounds.Run(contestants, _questions, options.Rounds), lucene?.Indexes ?? []);
    }

    private static void Say(string what) => Console.Error.WriteLine($"== {what}");
}
