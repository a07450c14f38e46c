using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;
using ChatAssist.Search;

namespace ChatAssist.Tools;

/// <summary>The engine alone on a general retrieval set in BEIR's layout: syllables, marks and bigrams, no vocabulary.</summary>
internal static class BeirEvaluation
{
    private const int Depth = 10;

    /// <exception cref="FormatException">A part of the set is missing or malformed; the message names the place.</exception>
    public static Dictionary<string, object> Run(string folder)
    {
        var corpus = Read(CorpusIn(folder));
        var builder = new SearchIndexBuilder([new FieldOptions("title", 1.5f, 0.5f), new FieldOptions("text")], new Bm25Similarity(0.9f));
        foreach (var document in corpus)
        {
            builder.Add([VietnameseAnalyzer.Analyze(document.Title ?? ""), VietnameseAnalyzer.Analyze(document.Text ?? "")]);
        }

        var index = builder.Build();
        var relevant = Judgements(Path.Combine(folder, "qrels", "test.tsv"));
        var queries = Read(Path.Combine(folder, "queries.jsonl")).Where(query => relevant.ContainsKey(query.Id)).ToList();
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

    private static Dictionary<string, Dictionary<string, int>> Judgements(string path)
    {
        var judgements = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (line, i) in File.ReadLines(path).Select((line, i) => (line, i)).Skip(1).Where(numbered => numbered.line.Length > 0))
        {
            var parts = line.Split('\t');
            if (parts.Length < 3 || !int.TryParse(parts[2], NumberStyles.Integer, CultureInfo.InvariantCulture, out var grade))
            {
                throw JsonLines.Wrong(path, i + 1, "not query, document and grade with tabs between");
            }

            if (grade > 0)
            {
                (judgements.TryGetValue(parts[0], out var known) ? known : judgements[parts[0]] = new(StringComparer.Ordinal))[parts[1]] = grade;
            }
        }

        return judgements;
    }

    private static List<Document> Read(string path) =>
        [.. JsonLines.Read<Document>(path).Select(line => line.Value.Id is null ? throw JsonLines.Wrong(path, line.Number, "no \"_id\"") : line.Value)];

    private static string CorpusIn(string folder) =>
        Directory.EnumerateFiles(folder, "corpus.jsonl*").Order(StringComparer.Ordinal).FirstOrDefault(path => path.EndsWith(".jsonl", StringComparison.Ordinal) || path.EndsWith(".jsonl.gz", StringComparison.Ordinal))
        ?? throw new FormatException($"{folder}: no corpus.jsonl or corpus.jsonl.gz");

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
