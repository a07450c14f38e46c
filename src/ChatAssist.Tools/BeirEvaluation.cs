using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Serialization;
using ChatAssist.Search;

namespace ChatAssist.Tools;

/// <summary>The engine alone on a general retrieval set in BEIR's layout: syllables, marks and bigrams, no vocabulary.</summary>
internal static class BeirEvaluation
{
    private const int Depth = 10;

    public static Dictionary<string, object> Run(string folder)
    {
        var corpus = Read<Document>(Directory.EnumerateFiles(folder, "corpus.jsonl*").Order().First()).ToList();
        var builder = new SearchIndexBuilder([new FieldOptions("title", 1.5f, 0.5f), new FieldOptions("text")], new Bm25Similarity(0.9f));
        foreach (var document in corpus)
        {
            builder.Add([VietnameseAnalyzer.Analyze(document.Title ?? ""), VietnameseAnalyzer.Analyze(document.Text ?? "")]);
        }

        var index = builder.Build();
        var relevant = Judgements(Path.Combine(folder, "qrels", "test.tsv"));
        var queries = Read<Document>(Path.Combine(folder, "queries.jsonl")).Where(query => relevant.ContainsKey(query.Id)).ToList();
        var runs = queries.ConvertAll(query => Rank(index, corpus, query, relevant[query.Id]));
        return new Dictionary<string, object>
        {
            ["queries"] = runs.Count,
            ["recall@1"] = Mean(runs, run => run.RecallAt(1)),
            ["recall@10"] = Mean(runs, run => run.RecallAt(Depth)),
            ["mrr@10"] = Mean(runs, run => run.ReciprocalRank),
            ["ndcg@10"] = Mean(runs, run => run.Ndcg),
            ["searchMicros"] = new { p50 = Percentile(runs, 0.5), p99 = Percentile(runs, 0.99) },
        };
    }

    private static RankedRun Rank(SearchIndex index, List<Document> corpus, Document query, Dictionary<string, int> relevant)
    {
        var begun = Stopwatch.GetTimestamp();
        var found = index.Search(SyllableQuery.Of(query.Text ?? ""), Depth);
        var micros = Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
        return new RankedRun([.. found.Select(hit => relevant.GetValueOrDefault(corpus[hit.Document].Id))], relevant, micros);
    }

    private static Dictionary<string, Dictionary<string, int>> Judgements(string path) =>
        File.ReadLines(path).Skip(1)
            .Select(line => line.Split('\t'))
            .Where(parts => parts.Length >= 3 && parts[2] != "0")
            .GroupBy(parts => parts[0])
            .ToDictionary(group => group.Key, group => group.ToDictionary(parts => parts[1], parts => int.Parse(parts[2])));

    private static IEnumerable<T> Read<T>(string path)
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return Json.Read<T>(line)!;
            }
        }
    }

    private static double Mean(List<RankedRun> runs, Func<RankedRun, double> value) => runs.Count == 0 ? 0 : Math.Round(runs.Average(value), 4);

    private static double Percentile(List<RankedRun> runs, double part)
    {
        var sorted = runs.Select(run => run.Micros).Order().ToList();
        return sorted.Count == 0 ? 0 : Math.Round(sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * part)], 1);
    }

    private sealed record Document([property: JsonPropertyName("_id")] string Id, string? Title, string? Text);

    /// <param name="Gains">The grade of each document found, in order; 0 where it is not relevant.</param>
    private sealed record RankedRun(IReadOnlyList<int> Gains, Dictionary<string, int> Relevant, double Micros)
    {
        public double ReciprocalRank => Gains.TakeWhile(gain => gain == 0).Count() is var before && before < Gains.Count ? 1.0 / (before + 1) : 0;

        public double Ndcg => Discounted(Gains) / Discounted([.. Relevant.Values.OrderDescending().Take(Depth)]);

        public double RecallAt(int depth) => Gains.Take(depth).Count(gain => gain > 0) / (double)Relevant.Count;

        private static double Discounted(IReadOnlyList<int> gains) => gains.Select((gain, i) => gain / Math.Log2(i + 2)).Sum();
    }
}
