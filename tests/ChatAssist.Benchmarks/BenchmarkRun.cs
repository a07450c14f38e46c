using System.Globalization;

namespace ChatAssist.Benchmarks;

/// <summary>The whole benchmark: the export as it is with every way to search, then grown with those that matter.</summary>
internal sealed class BenchmarkRun(BenchmarkOptions options, TextWriter output)
{
    private const int StartsOfTheReal = 3;
    private const int StartsOfTheGrown = 1;

    private readonly List<ListedQuestion> _questions = ListedQuestion.Read(options.Questions);

    public BenchmarkReport Run()
    {
        var start = Start(options.Export, StartsOfTheReal);
        var corpus = new Corpus(options.Export);
        var report = ProveScores(corpus);
        report = report.With(Measure(corpus, start, LuceneWays.All), output);
        foreach (var size in options.Sizes)
        {
            report = report.With(MeasureGrown(size), output);
        }

        output.WriteLine(Markdown.Growth(report.Sizes));
        return report;
    }

    public BenchmarkReport RunScores() => ProveScores(new Corpus(options.Export));

    private BenchmarkReport ProveScores(Corpus corpus)
    {
        var report = new BenchmarkReport(Machine.Name, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), _questions.Count, Equality(corpus), []);
        output.WriteLine(Markdown.Head(report));
        return report;
    }

    private EqualityFigures? Equality(Corpus corpus)
    {
        if (Lucene(corpus) is not { } folder)
        {
            return null;
        }

        Say("comparing scores with Lucene's");
        return ScoreEquality.Measure(corpus, _questions, folder);
    }

    private SizeFigures MeasureGrown(int size)
    {
        var grown = Path.Combine(options.WorkFolder, string.Create(CultureInfo.InvariantCulture, $"grown-{size}.jsonl"));
        Say($"growing the export to {size:N0} procedures");
        new ExportGrower(options.Export).Write(grown, size);
        var start = Start(grown, StartsOfTheGrown);
        var corpus = new Corpus(grown);
        File.Delete(grown);
        return Measure(corpus, start, LuceneWays.Grown);
    }

    private SizeFigures Measure(Corpus corpus, StartFigures start, IReadOnlyList<LuceneWay> ways)
    {
        using var lucene = Lucene(corpus) is { } folder ? LuceneSearches.Prepare(folder, ways, corpus) : null;
        Say("indexing with SQLite");
        using var sqlite = new SqliteSearch(Path.Combine(FolderOf(corpus), "fts5.db"), corpus.Documents());
        var index = IndexFigures.Of(corpus.Assistant.Index.Index, Path.Combine(FolderOf(corpus), "chatassist.index"));
        Say($"searching {corpus.Count:N0} documents");
        using var core = OneCore.Bind();
        var contestants = OwnSearches.Of(corpus, _questions)
            .Concat(lucene?.Start() ?? [])
            .Append(Contestant.Of(SqliteSearch.Name, _questions, sqlite.Search, corpus.CodeOf))
            .ToList();
        var searches = Rounds.Run(contestants, _questions, options.Rounds);
        return new SizeFigures(corpus.Count, index, start, new Surroundings(core is not null, Machine.Load), searches, lucene?.Indexes ?? []);
    }

    private LuceneFolder? Lucene(Corpus corpus)
    {
        if (options.LuceneClassPath is not { } classPath)
        {
            return null;
        }

        var folder = new LuceneFolder(classPath, FolderOf(corpus), corpus, _questions);
        folder.Prepare();
        return folder;
    }

    private string FolderOf(Corpus corpus) =>
        Directory.CreateDirectory(Path.Combine(options.WorkFolder, corpus.Count.ToString(CultureInfo.InvariantCulture))).FullName;

    private static StartFigures Start(string export, int times)
    {
        Say($"starting with {Path.GetFileName(export)}");
        return ColdStart.InFreshProcesses(export, times);
    }

    private static void Say(string what) => Console.Error.WriteLine($"== {what}");
}
