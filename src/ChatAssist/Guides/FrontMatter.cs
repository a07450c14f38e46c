namespace ChatAssist.Guides;

/// <summary>The YAML block that opens a Markdown file of the knowledge base.</summary>
internal static class FrontMatter
{
    /// <summary>Null, with a problem, where there is none. Lines count as in the file.</summary>
    public static YamlMap? Read(string text, string file, List<Problem> problems)
    {
        var clean = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var end = clean.StartsWith("---\n", StringComparison.Ordinal) ? clean.IndexOf("\n---", 3, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            problems.Add(new Problem(file, 1, "must begin with front matter: YAML between two lines of `---`"));
            return null;
        }

        return YamlMap.Parse(clean[..(end + 1)], file, problems);
    }
}
