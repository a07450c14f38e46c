namespace ChatAssist.Benchmarks;

/// <summary>How one contestant did, in microseconds.</summary>
/// <param name="P50">Of each question's median over the rounds, the median over the questions.</param>
/// <param name="P99">The same, 99th percentile: the hardest questions, without the machine's hiccups.</param>
/// <param name="RawP99">99th percentile of every single search, hiccups included.</param>
/// <param name="Processor">What the processor worked for a question on average: the median over the rounds.</param>
/// <param name="AllocatedBytes">By one search on the managed heap; null where not ours to count.</param>
/// <param name="Hit1">The share of questions whose first document is right.</param>
/// <param name="Hit5">The share with a right one among the first five.</param>
internal sealed record SearchFigures(string Name, double P50, double P99, double RawP99, double Processor, int Rounds, double? AllocatedBytes, double Hit1, double Hit5)
{
    public static SearchFigures Of(Contestant contestant, List<PassTimes> passes, IReadOnlyList<ListedQuestion> questions)
    {
        var medians = questions.Select((_, i) => Percentile(passes.Select(pass => pass.Micros[i]), 0.5)).ToList();
        var top = contestant.Top();
        return new SearchFigures(
            contestant.Name,
            Percentile(medians, 0.5),
            Percentile(medians, 0.99),
            Percentile(passes.SelectMany(pass => pass.Micros), 0.99),
            Percentile(passes.Select(pass => pass.ProcessorMicros / questions.Count), 0.5),
            passes.Count,
            contestant.Allocated?.Invoke(),
            Hits(top, questions, 1),
            Hits(top, questions, 5));
    }

    private static double Hits(List<List<string?>> top, IReadOnlyList<ListedQuestion> questions, int depth)
    {
        var judged = top.Zip(questions).Where(pair => pair.Second.Relevant.Count > 0).ToList();
        return judged.Count(pair => pair.First.Take(depth).Any(code => pair.Second.Relevant.Contains(code, StringComparer.Ordinal))) / (double)Math.Max(1, judged.Count);
    }

    private static double Percentile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * part)];
    }
}
