namespace ChatAssist.EndToEnd;

/// <summary>What lies around the built tests: the repository, and beside it what is shared and never copied.</summary>
internal static class Surroundings
{
    private const string Export = "shared/data/procedures/national-2026-07-18.jsonl.gz";

    public static string Repository { get; } = Find("ChatAssist.sln") ?? throw new InvalidOperationException("The tests were not built inside the repository.");

    public static string? ExportPath { get; } = Path.GetFullPath(Path.Combine(Repository, "..", Export)) is var path && File.Exists(path) ? path : null;

    public static string ExportName => $"../{Export}";

    public static string NodeModule(string path)
    {
        var file = Path.Combine(Repository, "tests/clients/node_modules", path);
        return File.Exists(file) ? file : throw new InvalidOperationException($"{file} is missing: run `npm ci` in tests/clients, or tests/run.sh.");
    }

    private static string? Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, file)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
