namespace ChatAssist.Tests.Answering;

/// <summary>Files beside the repository, read where they stand.</summary>
internal static class SharedFile
{
    public const string Export = "data/procedures/national-2026-07-18.jsonl.gz";

    /// <summary>Null where it is absent.</summary>
    public static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", path);
            if (Path.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}

/// <summary>A test over several cases that reads shared data, and skips where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute(string path)
    {
        Path = path;
        Skip = SharedFile.Find(path) is null ? $"../shared/{path} is absent" : null;
    }

    public string Path { get; }
}
