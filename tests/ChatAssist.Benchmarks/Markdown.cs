using System.Globalization;
using System.Text;

namespace ChatAssist.Benchmarks;

/// <summary>The report as one reads it: a table a size, then how costs grow.</summary>
internal static class Markdown
{
    public static string Of(BenchmarkReport report)
    {
        var text = new StringBuilder();
        Line(text, $"{report.Date:yyyy-MM-dd}, {report.Machine}; {report.Questions} questions, one thread, their analysis included.");
        if (report.Equality is { } equality)
        {
            Line(text, $"\nBM25 over one field against Lucene 8.7: {equality.Compared:N0} scores of {equality.Questions} questions, largest difference {equality.LargestDifference:0.0e+0} ({(equality.IsEqual ? "equal" : "NOT EQUAL")}, allowed {EqualityFigures.Allowed:0e+0}).");
        }

        foreach (var size in report.Sizes)
        {
            AddSize(text, size);
        }

        AddGrowth(text, report.Sizes);
        return text.ToString();
    }

    private static void AddSize(StringBuilder text, SizeFigures size)
    {
        var same = size.Searches.Where(LuceneWays.IsSameFields).MinBy(search => search.P50);
        var combined = size.Searches.Where(LuceneWays.IsCombined).MinBy(search => search.P50);
        Line(text, $"\n## {size.Documents:N0} documents{(size.IsOneCore ? "" : " (not bound to one core: no taskset)")}\n");
        Line(text, $"Started from the raw export in {size.Start.ReadySeconds:0.0} s (index ready in {size.Start.BuildSeconds:0.0} s), {size.Start.ResidentMegabytes:N0} MB resident; {size.Index.Postings:N0} postings.");
        foreach (var index in size.LuceneIndexes)
        {
            Line(text, $"Lucene's index `{index.Variant}`: {index.Seconds:0.0} s, {index.Bytes / 1e6:0.0} MB.");
        }

        Line(text, $"\n| search | p50 µs | p99 µs | raw p99 µs | Lucene same fields ÷ this, p50 | p99 | Lucene weighed field ÷ this, p50 | bytes allocated | hit@1 | hit@5 |");
        Line(text, $"|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var search in size.Searches)
        {
            Line(text, $"| {search.Name} | {search.P50:N0} | {search.P99:N0} | {search.RawP99:N0} | {Ratio(same?.P50, search.P50)} | {Ratio(same?.P99, search.P99)} | {Ratio(combined?.P50, search.P50)} | {search.AllocatedBytes:N0} | {search.Hit1:0.000} | {search.Hit5:0.000} |");
        }
    }

    private static void AddGrowth(StringBuilder text, IReadOnlyList<SizeFigures> sizes)
    {
        Line(text, $"\n## Growth\n\n| p50 / p99 µs | {string.Join(" | ", sizes.Select(size => $"{size.Documents:N0}"))} |");
        Line(text, $"|---|{string.Concat(sizes.Select(_ => "---:|"))}");
        foreach (var name in sizes[^1].Searches.Select(search => search.Name))
        {
            var cells = sizes.Select(size => size.Searches.Single(search => search.Name == name)).Select(search => string.Create(CultureInfo.InvariantCulture, $"{search.P50:N0} / {search.P99:N0}"));
            Line(text, $"| {name} | {string.Join(" | ", cells)} |");
        }

        Line(text, $"| index from the raw export, s | {string.Join(" | ", sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Start.BuildSeconds:0.0}")))} |");
        Line(text, $"| resident, MB | {string.Join(" | ", sizes.Select(size => string.Create(CultureInfo.InvariantCulture, $"{size.Start.ResidentMegabytes:N0}")))} |");
    }

    private static string Ratio(double? reference, double own) => reference is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value / own:0.0} ×") : "";

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
