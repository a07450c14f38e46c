using System.Diagnostics;
using System.Globalization;
using ChatAssist.Guides;
using ChatAssist.Search;

namespace ChatAssist.Benchmarks;

/// <summary>A folder of Lucene's indexes, one a variant, with what our Java program needs to know: fields and questions.</summary>
internal sealed class LuceneFolder(string classPath, string folder, Corpus corpus, IReadOnlyList<ListedQuestion> questions)
{
    public void Prepare()
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "questions.tsv"), questions.Select(listed => $"{Flat(listed.Question)}\t{Tokens(VietnameseAnalyzer.Analyze(listed.Question))}"));
        File.WriteAllLines(Path.Combine(folder, "fields.tsv"), IndexedText.Fields.Zip(AverageLengths(), Row));
    }

    /// <returns>Seconds.</returns>
    public double Index(string variant)
    {
        var begun = Stopwatch.GetTimestamp();
        using var java = Process.Start(Java("index", variant))!;
        var documents = variant == "tokens" ? corpus.Tokens().Select(Tokens) : corpus.Documents().Select(texts => string.Join('\t', texts.Select(Flat)));
        foreach (var document in documents)
        {
            java.StandardInput.WriteLine(document);
        }

        java.StandardInput.Close();
        java.WaitForExit();
        return java.ExitCode == 0 ? Stopwatch.GetElapsedTime(begun).TotalSeconds : throw new InvalidOperationException($"Lucene could not index {variant}.");
    }

    public long Bytes(string variant) => new DirectoryInfo(Path.Combine(folder, variant)).EnumerateFiles().Sum(file => file.Length);

    public LuceneProcess Search(string variant, int count, bool skips) =>
        new(Process.Start(Java("search", variant, count.ToString(CultureInfo.InvariantCulture), skips ? "skip" : "all"))!, questions.Count);

    private ProcessStartInfo Java(string verb, string variant, params string[] rest) =>
        new("java", ["-Xmx3g", "-cp", classPath, "LuceneSearch", verb, folder, variant, .. rest]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };

    private float[] AverageLengths()
    {
        var lengths = corpus.Documents().AsParallel().Select(texts => texts.Select(text => VietnameseAnalyzer.Analyze(text).Count).ToArray()).ToList();
        return [.. IndexedText.Fields.Select((_, field) => (float)lengths.Where(counts => counts[field] > 0).Select(counts => counts[field]).DefaultIfEmpty().Average())];
    }

    private static string Row(FieldOptions field, float averageLength) =>
        string.Create(CultureInfo.InvariantCulture, $"{field.Name}\t{field.Weight}\t{field.LengthNormalization}\t{averageLength}");

    private static string Tokens(IReadOnlyList<Token> tokens) => string.Join(' ', tokens.Select(token => token.Folded));

    private static string Flat(string text) => text.ReplaceLineEndings(" ").Replace('\t', ' ');
}
