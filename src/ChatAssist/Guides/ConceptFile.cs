namespace ChatAssist.Guides;

/// <summary>Reads a concept page as an editor wrote it; the form is in <c>knowledge-base/README.md</c>.</summary>
public sealed class ConceptFile
{
    private readonly Dictionary<object, int> _lines = new(ReferenceEqualityComparer.Instance);

    private ConceptFile()
    {
    }

    /// <summary>Null where the file is too broken to be used; the problems then say why.</summary>
    public Concept? Concept { get; private set; }

    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path below the knowledge base, with slashes.</param>
    public static ConceptFile Parse(string text, string file, List<Problem> problems)
    {
        var parsed = new ConceptFile();
        var before = problems.Count;
        if (FrontMatter.Read(text, file, problems) is { } map)
        {
            var concept = parsed.Read(map, file);
            parsed.Concept = problems.Count == before ? concept : null;
        }

        return parsed;
    }

    /// <summary>Where a part of the page stands in the file; 1 where it is not known.</summary>
    public int LineOf(object part) => _lines.GetValueOrDefault(part, 1);

    private Concept Read(YamlMap map, string file)
    {
        var concept = new Concept
        {
            Path = file,
            Title = map.RequiredText("title"),
            OtherNames = map.Texts("other_names"),
            Questions = map.Texts("questions"),
            Summary = map.RequiredText("summary"),
            CheckedOn = map.RequiredDate("checked_on"),
            Sections = [.. map.Maps("sections").Select(ReadSection)],
            Links = GuideFile.ReadLinks(map, _lines),
            Sources = GuideFile.ReadSources(map, _lines),
        };
        map.ReportUnknownKeys();
        _lines[concept.Summary] = map.LineOf("summary");
        _lines[concept] = map.LineOf("checked_on");
        return concept;
    }

    private ConceptSection ReadSection(YamlMap map)
    {
        var read = new ConceptSection(map.RequiredText("title"), map.Texts("questions"), map.RequiredText("text"));
        map.ReportUnknownKeys();
        _lines[read] = map.LineOf("text");
        return read;
    }
}
