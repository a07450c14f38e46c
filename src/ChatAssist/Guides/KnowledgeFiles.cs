using System.Text;

namespace ChatAssist.Guides;

/// <summary>The guides and concept pages of a knowledge base folder, read and parsed; broken ones become problems.</summary>
public sealed record KnowledgeFiles(IReadOnlyList<GuideFile> Guides, IReadOnlyList<ConceptFile> Concepts, IReadOnlyList<Problem> Problems)
{
    /// <param name="published">Newer texts by path, as published at the desk; a broken one leaves its file in use.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static KnowledgeFiles Read(string folder, IReadOnlyDictionary<string, string>? published = null)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no knowledge base at {Path.GetFullPath(folder)}.");
        }

        var problems = new List<Problem>();
        var guides = Parse(folder, "guides", GuideFile.Parse, published, problems);
        var concepts = Parse(folder, "concepts", ConceptFile.Parse, published, problems);
        return new KnowledgeFiles(guides, concepts, problems);
    }

    private static List<T> Parse<T>(string folder, string part, Func<string, string, List<Problem>, T> parse, IReadOnlyDictionary<string, string>? published, List<Problem> problems)
    {
        var parsed = new List<T>();
        foreach (var file in Names(folder, part, published))
        {
            if (published?.GetValueOrDefault(file) is { } text)
            {
                var before = problems.Count;
                var newer = parse(text, file, problems);
                if (problems.Count == before)
                {
                    parsed.Add(newer);
                    continue;
                }
            }

            var path = Path.Combine(folder, file);
            try
            {
                if (File.Exists(path))
                {
                    parsed.Add(parse(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), file, problems));
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                problems.Add(new Problem(file, 1, $"cannot be read as UTF-8 text: {exception.Message}"));
            }
        }

        return parsed;
    }

    /// <summary>The files, and the pages that were begun at the desk and have none yet.</summary>
    private static IEnumerable<string> Names(string folder, string part, IReadOnlyDictionary<string, string>? published)
    {
        var under = Path.Combine(folder, part);
        var files = Directory.Exists(under)
            ? Directory.EnumerateFiles(under, "*.md", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            : [];
        return files.Union((published?.Keys ?? []).Where(path => path.StartsWith($"{part}/", StringComparison.Ordinal)), StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }
}
