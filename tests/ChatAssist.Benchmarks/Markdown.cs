using System.Globalization;
using System.Text;

namespace ChatAssist.Benchmarks;

/// <summary>The report as one reads it: a table a size, then how costs grow.</summary>
internal static class Markdown
{
    public static string Head(BenchmarkReport report)
    {
        var text = new StringBuilder();
        Line(text, $"{report.Date:yyyy-MM-dd}; {report.Machine}; {report.Questions} questions, one thread, their analysis included.");
        if (report.Equality is { } equality)
        {
            Line(text, $"\nBM25 over one field and Lucene 8.7: {equality.Compared:N0} scores compared, largest difference {equality.LargestDifference:0.0e+0}, allowed {EqualityFigures.Allowed:0e+0}: {(equality.IsEqual ? "equal" : "NOT EQUAL")}.");
        }

        return text.ToString();
    }

    public static string Size(SizeFigures size)
    {
        var text = new StringBuilder();
        Line(text, $"### {size.Documents:N0} documents\n");
        Line(text, $"Searches {(size.Surroundings.IsOneCore ? "bound to one core" : "NOT bound to one core (no taskset)")}, load of the machine {size.Surroundings.Load:0.0}.");
        Line(text, $"Index from the raw export in {size.Start.BuildSeconds:0.0} s, first answer after {size.Start.ReadySeconds:0.0} s, {size.Start.ProcessorSeconds:0.0} s of processors' work, {size.Start.ResidentMegabytes:N0} MB resident.");
        Line(text, $"{size.Index.Postings:N0} postings of {size.Index.SearchBytes:0.0} bytes that searches read, {size.Index.AllBytes:0.0} with explanations and terms; file of {size.Index.FileBytes / 1e6:0.0} MB, saved in {size.Index.SaveSeconds:0.00} s, loaded in {size.Index.LoadSeconds:0.00} s.");
        foreach (var index in size.LuceneIndexes)
        {
            Line(text, $"Lucene's index `{index.Variant}`: {index.Seconds:0.0} s without reading the export, {index.Bytes / 1e6:0.0} MB.");
        }

        AddSearches(text, size.Searches);
        return text.ToString();
    }

    /// <summary>The same searches at every size.</summary>
    public static string Growth(IReadOnlyList<SizeFigures> sizes)
    {
        var text = new StringBuilder();
        Line(text, $"### Growth\n");
        AddRow(text, "documents", sizes, size => Text($"{size.Documents:N0}"));
        Line(text, $"|---|{string.Concat(sizes.Select(_ => "--:|"))}");
        foreach (var name in sizes[^1].Searches.Select(search => search.Name))
        {
            AddRow(text, $"{name}: p50 / p99 / processor µs", sizes, size => Times(size.Searches.Single(search => search.Name == name)));
        }

        AddRow(text, "postings", sizes, size => Text($"{size.Index.Postings:N0}"));
        AddRow(text, "bytes a posting, read by searches / all", sizes, size => Text($"{size.Index.SearchBytes:0.0} / {size.Index.AllBytes:0.0}"));
        AddRow(text, "index file loaded, s", sizes, size => Text($"{size.Index.LoadSeconds:0.00}"));
        AddRow(text, "index from the raw export, s", sizes, size => Text($"{size.Start.BuildSeconds:0.0}"));
        AddRow(text, "processors' work until the first answer, s", sizes, size => Text($"{size.Start.ProcessorSeconds:0.0}"));
        AddRow(text, "resident, MB", sizes, size => Text($"{size.Start.ResidentMegabytes:N0}"));
        return text.ToString();
    }

    private static void AddSearches(StringBuilder text, IReadOnlyList<SearchFigures> searches)
    {
        var same = searches.Where(LuceneWays.IsSameFields).MinBy(search => search.Processor);
        var weighed = searches.Where(LuceneWays.IsWeighed).MinBy(search => search.Processor);
        Line(text, $"\n| search | p50 µs | p99 µs | raw p99 µs | processor µs | A: p50 | A: p99 | A: processor | B: p50 | B: processor | bytes allocated | hit@1 | hit@5 |");
        Line(text, $"|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var search in searches)
        {
            Line(text, $"| {search.Name} | {search.P50:N0} | {search.P99:N0} | {search.RawP99:N0} | {search.Processor:N0} | {Ratio(same?.P50, search.P50)} | {Ratio(same?.P99, search.P99)} | {Ratio(same?.Processor, search.Processor)} | {Ratio(weighed?.P50, search.P50)} | {Ratio(weighed?.Processor, search.Processor)} | {search.AllocatedBytes:N0} | {search.Hit1:0.000} | {search.Hit5:0.000} |");
        }

        Line(text, $"\nA: how many times as long Lucene takes over the same fields, B: over one weighed field; of skipping and not, the quicker.");
    }

    private static void AddRow(StringBuilder text, string name, IEnumerable<SizeFigures> sizes, Func<SizeFigures, string> cell) =>
        Line(text, $"| {name} | {string.Join(" | ", sizes.Select(cell))} |");

    private static string Times(SearchFigures search) => Text($"{search.P50:N0} / {search.P99:N0} / {search.Processor:N0}");

    private static string Ratio(double? reference, double own) => reference is { } value ? Text($"{value / own:0.0} ×") : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(Text(line));
}
