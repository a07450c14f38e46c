using System.Text.RegularExpressions;

namespace ChatAssist.Guides;

/// <summary>Finds links between files of the knowledge base that lead nowhere, and addresses that are none.</summary>
/// <param name="published">Pages of the desk, by path: they can be led to before they have a file.</param>
internal sealed partial class LinkCheck(string folder, IReadOnlyDictionary<string, string>? published = null)
{
    public IEnumerable<Problem> Run() =>
        from path in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
        let file = Path.GetRelativePath(folder, path).Replace('\\', '/')
        where file.Contains('/', StringComparison.Ordinal)
        from problem in Check(File.ReadLines(path), file)
        select problem;

    /// <param name="file">Where the lines stand or are to stand, below the knowledge base.</param>
    public IEnumerable<Problem> Check(IEnumerable<string> lines, string file)
    {
        var beside = Path.GetDirectoryName(Path.Combine(folder, file))!;
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            foreach (Match match in Link().Matches(line))
            {
                if (WhyDead(match.Groups["target"].Value.Trim(), beside) is { } why)
                {
                    yield return new Problem(file, number, why);
                }
            }
        }
    }

    private string? WhyDead(string target, string beside)
    {
        if (target.Contains(':', StringComparison.Ordinal))
        {
            return Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "tel" or "mailto"
                ? null
                : $"the link \"{target}\" is no web address";
        }

        var file = target.Split('#')[0];
        if (file.Length == 0)
        {
            return null;
        }

        // Beside the file, as Markdown reads it, or from the top of the knowledge base.
        var isThere = new[] { beside, folder }.Select(from => Path.GetFullPath(Path.Combine(from, file)))
            .Any(full => full.StartsWith(Path.GetFullPath(folder), StringComparison.Ordinal) && (File.Exists(full) || published?.ContainsKey(Path.GetRelativePath(folder, full).Replace('\\', '/')) == true));
        return isThere ? null : $"the link \"{target}\" leads to no file of the knowledge base";
    }

    // "url: …" in the front matter, also within { }, and [text](target) in the body.
    [GeneratedRegex(@"\burl:\s*(?:""(?<target>[^""]+)""|'(?<target>[^']+)'|(?<target>[^\s""'{},#][^\s{},]*))|\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
