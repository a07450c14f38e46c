namespace ChatAssist.EndToEnd;

/// <summary>A test of answers that only the national export gives; it skips where the export does not lie beside the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (Surroundings.ExportPath is null)
        {
            Skip = $"{Surroundings.ExportName} is absent";
        }
    }
}
