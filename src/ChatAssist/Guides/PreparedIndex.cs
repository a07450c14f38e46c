using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>What takes longest to make of the texts: the search index and the model of syllables. Kept in files, made anew when anything changed.</summary>
public sealed record PreparedIndex(SearchIndex Index, SyllableModel Syllables)
{
    /// <summary>Each phrase of the vocabulary counts as if the texts held it so often: they hardly know people's own words.</summary>
    private const int SayingTimes = 12;

    /// <param name="sayings">How people put things: the phrases of the vocabulary.</param>
    public static PreparedIndex Build(KnowledgeBase knowledge, IEnumerable<IReadOnlyList<Token>> sayings)
    {
        var documents = knowledge.Procedures
            .Select(procedure => IndexedText.Of(procedure, knowledge.GuideOf(procedure.Code), knowledge.GuideProcedureOf(procedure.Code)))
            .Concat(knowledge.Concepts.Select(IndexedText.Of));
        var index = new SearchIndexBuilder(IndexedText.Fields, new Bm25Similarity(IndexedText.K1));
        var syllables = new SyllableModelBuilder();
        foreach (var document in documents.AsParallel().AsOrdered().Select(texts => texts.Select(VietnameseAnalyzer.Analyze).ToList()))
        {
            index.Add(document);
            document.ForEach(field => syllables.Add(field));
        }

        foreach (var saying in sayings)
        {
            syllables.Add(saying, SayingTimes);
        }

        return new PreparedIndex(index.Build(), syllables.Build());
    }

    /// <summary>Null, and why, where the folder holds none that was made of the very same.</summary>
    public static PreparedIndex? Load(string folder, string fingerprint, out string? problem) =>
        SearchIndex.TryLoad(IndexFileIn(folder), fingerprint, out var index, out problem) && SyllableModel.TryLoad(SyllableFileIn(folder), fingerprint, out var syllables, out problem)
            ? new PreparedIndex(index, syllables)
            : null;

    /// <exception cref="IOException">The folder cannot be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written to.</exception>
    public void Save(string folder, string fingerprint)
    {
        Directory.CreateDirectory(folder);
        Index.Save(IndexFileIn(folder), fingerprint);
        Syllables.Save(SyllableFileIn(folder), fingerprint);
    }

    /// <summary>Tells knowledge bases, exports and versions of this program apart.</summary>
    public static string Fingerprint(string knowledgeFolder, string? exportFile, IReadOnlyDictionary<string, string>? published = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var assembly in new[] { typeof(SearchIndex).Assembly, Assembly.GetExecutingAssembly() })
        {
            hash.AppendData(assembly.ManifestModule.ModuleVersionId.ToByteArray());
        }

        var files = Directory.EnumerateFiles(knowledgeFolder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".md" or ".yaml")
            .Order(StringComparer.Ordinal);
        foreach (var file in exportFile is null ? files : files.Append(exportFile))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(knowledgeFolder, file)));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        foreach (var (path, text) in (published ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string IndexFileIn(string folder) => Path.Combine(folder, "search.index");

    private static string SyllableFileIn(string folder) => Path.Combine(folder, "syllables.index");
}
