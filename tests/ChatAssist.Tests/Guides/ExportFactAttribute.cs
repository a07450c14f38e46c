namespace ChatAssist.Tests.Guides;

/// <summary>A test that reads the national export where it stands, beside the repository, and skips where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExportFactAttribute : FactAttribute
{
    public ExportFactAttribute()
    {
        if (ExportPath is null)
        {
            Skip = "../shared/data/procedures/national-2026-07-18.jsonl.gz is absent";
        }
    }

    public static string? ExportPath { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string? Find(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared/data/procedures/national-2026-07-18.jsonl.gz");
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
