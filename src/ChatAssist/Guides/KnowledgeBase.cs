namespace ChatAssist.Guides;

/// <summary>All that answers are made of: the export's procedures, our guides laid over them, and the concept pages.</summary>
public sealed class KnowledgeBase
{
    private readonly Dictionary<string, Procedure> _byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (Guide Guide, GuideProcedure Procedure)> _guided = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Code, string Part), GuideSource> _partSources = [];

    private KnowledgeBase(KnowledgeFiles files, ProcedureExport? export)
    {
        Guides = [.. files.Guides.Select(file => file.Guide).OfType<Guide>()];
        Concepts = [.. files.Concepts.Select(file => file.Concept).OfType<Concept>()];
        var problems = new List<Problem>(files.Problems);
        foreach (var guide in Guides)
        {
            foreach (var procedure in guide.Procedures)
            {
                if (!_guided.TryAdd(procedure.Facts.Code, (guide, procedure)))
                {
                    problems.Add(new Problem(guide.Path, 1, $"{procedure.Facts.Code} is covered by {_guided[procedure.Facts.Code].Guide.Path} already; ignored here"));
                }
            }
        }

        problems.AddRange(export?.Problems ?? []);
        Problems = problems;
        Export = export;
        DataDate = export?.DataDate ?? Guides.SelectMany(guide => guide.Procedures).Select(procedure => procedure.Source.Date).DefaultIfEmpty().Max();
        Procedures = Merge(export?.Procedures ?? []);
    }

    /// <summary>What can be offered: the public procedures, those only guides know, without withdrawn ones.</summary>
    public IReadOnlyList<Procedure> Procedures { get; }

    public IReadOnlyList<Guide> Guides { get; }

    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>What was skipped and why. A broken file costs its own guide and nothing else.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The export's date; without an export the newest source of a guide.</summary>
    public DateOnly DataDate { get; }

    /// <summary>The export as read, before guides; null where none was given.</summary>
    public ProcedureExport? Export { get; }

    /// <param name="folder">The <c>knowledge-base</c> folder.</param>
    /// <param name="exportFile">A raw portal export, or null.</param>
    /// <param name="published">Texts of the desk that lie over the files, by path.</param>
    /// <param name="export">What the export holds, where it has been read before; null to read it.</param>
    /// <exception cref="NotAnExportException">The export is something else.</exception>
    /// <exception cref="IOException">The folder or the export cannot be read.</exception>
    public static KnowledgeBase Load(string folder, string? exportFile, IReadOnlyDictionary<string, string>? published = null, ProcedureExport? export = null)
    {
        // The two take about as long.
        var reading = Task.Run(() => export ?? (exportFile is null ? null : ProcedureExport.Read(exportFile)));
        var files = KnowledgeFiles.Read(folder, published);
        return new(files, reading.GetAwaiter().GetResult());
    }

    /// <summary>By code; where two share one, the national procedure before a province's. Withdrawn ones are found too.</summary>
    public Procedure? Find(string code) => _byCode.GetValueOrDefault(code.Trim());

    public Guide? GuideOf(string code) => _guided.TryGetValue(code, out var found) ? found.Guide : null;

    public GuideProcedure? GuideProcedureOf(string code) => _guided.TryGetValue(code, out var found) ? found.Procedure : null;

    /// <summary>The guide's correction of this very part, to be shown with it; null where the part is not corrected.</summary>
    /// <param name="part">One of <see cref="ProcedureParts"/>.</param>
    public Correction? CorrectionOf(string code, string part) =>
        GuideProcedureOf(code)?.Corrects is { } correction && correction.Parts.Contains(part) ? correction : null;

    /// <summary>Where the guide took this part from; null where the part is the portal's own record.</summary>
    public GuideSource? SourceOf(string code, string part) => _partSources.GetValueOrDefault((code, part));

    /// <summary>The date of the very facts that this part shows.</summary>
    public DateOnly DateOf(string code, string part) => SourceOf(code, part)?.Date ?? Find(code)?.DataDate ?? DataDate;

    private List<Procedure> Merge(IReadOnlyList<Procedure> exported)
    {
        var merged = new List<Procedure>(exported.Count + _guided.Count);
        foreach (var procedure in exported)
        {
            var effective = _guided.TryGetValue(procedure.Code, out var guided)
                ? new GuideOverlay(guided.Procedure, procedure, _partSources).Lay()
                : procedure;
            if (!_byCode.TryGetValue(effective.Code, out var other) || (other.IsProvincial && !effective.IsProvincial))
            {
                _byCode[effective.Code] = effective;
            }

            if (!effective.IsWithdrawn)
            {
                merged.Add(effective);
            }
        }

        foreach (var (code, (_, procedure)) in _guided.Where(guided => !_byCode.ContainsKey(guided.Key)))
        {
            _byCode[code] = new GuideOverlay(procedure, null, _partSources).Lay();
            merged.Add(_byCode[code]);
        }

        return merged;
    }
}
