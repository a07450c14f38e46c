using System.Text.RegularExpressions;

namespace ChatAssist.Guides;

/// <summary>Finds what an editor must mend in a knowledge base before citizens read it.</summary>
/// <param name="folder">The <c>knowledge-base</c> folder.</param>
/// <param name="maxAgeDays">How old a <c>checked_on</c> may be.</param>
public sealed partial class KnowledgeCheck(string folder, TimeProvider clock, int maxAgeDays)
{
    private const int LongestGuideSummary = 300;
    private const int LongestConceptSummary = 400;
    private const int LongestConceptSection = 600;

    private readonly List<Problem> _problems = [];
    private readonly DateOnly _today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <summary>All problems, by file and line; files as paths from where the folder was named.</summary>
    /// <param name="export">When given, every fee, time and document is compared with it.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public IReadOnlyList<Problem> Run(ProcedureExport? export)
    {
        var files = KnowledgeFiles.Read(folder);
        _problems.AddRange(files.Problems);
        foreach (var file in files.Guides.Where(file => file.Guide is not null))
        {
            CheckGuide(file, file.Guide!);
        }

        foreach (var file in files.Concepts.Where(file => file.Concept is not null))
        {
            CheckConcept(file, file.Concept!);
        }

        CheckCodesOnce(files.Guides);
        _problems.AddRange(Readability.Check(files));
        _problems.AddRange(new LinkCheck(folder).Run());
        _problems.AddRange(YamlCheck());
        if (export is not null)
        {
            _problems.AddRange(export.Problems.Select(problem => problem with { File = Path.GetRelativePath(folder, problem.File) }));
            _problems.AddRange(new ExportCheck(export, files.Guides).Run());
        }

        return
        [
            .. _problems.Select(problem => problem with { File = Path.GetRelativePath(".", Path.Combine(folder, problem.File)) }).Distinct()
                .OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line),
        ];
    }

    /// <summary>The problems of one text that is to take a file's place, beside the other files of the folder.</summary>
    /// <param name="file">Its path below the knowledge base, with slashes.</param>
    /// <param name="published">Texts of the desk that lie over the files, by path.</param>
    public IReadOnlyList<Problem> RunOn(string text, string file, IReadOnlyDictionary<string, string> published)
    {
        var others = KnowledgeFiles.Read(folder, published);
        if (file.StartsWith("concepts/", StringComparison.Ordinal))
        {
            var concept = ConceptFile.Parse(text, file, _problems);
            if (concept.Concept is not null)
            {
                CheckConcept(concept, concept.Concept);
                _problems.AddRange(Readability.Check(new KnowledgeFiles([], [concept], [])));
            }
        }
        else
        {
            var guide = GuideFile.Parse(text, file, _problems);
            if (guide.Guide is not null)
            {
                CheckGuide(guide, guide.Guide);
                CheckCodesOnce([.. others.Guides.Where(other => other.Guide?.Path != file), guide]);
                _problems.AddRange(Readability.Check(new KnowledgeFiles([guide], [], [])));
            }
        }

        _problems.AddRange(new LinkCheck(folder, published).Check(text.Split('\n'), file));
        return [.. _problems.Where(problem => problem.File == file).Distinct().OrderBy(problem => problem.Line)];
    }

    /// <summary>Where guides say otherwise than the portal's export, unless a newer source corrects it: the procedure has changed, or the guide is wrong.</summary>
    public static IReadOnlyList<Problem> Compare(IReadOnlyList<GuideFile> guides, ProcedureExport export) => new ExportCheck(export, guides).Run();

    private void CheckGuide(GuideFile file, Guide guide)
    {
        CheckDates(guide.Path, guide.CheckedOn, file.LineOf(guide), guide.Sources, file.LineOf);
        CheckLength(guide.Path, file.LineOf(guide.Summary), "summary", guide.Summary, LongestGuideSummary);
        foreach (var procedure in guide.Procedures)
        {
            CheckFacts(file, guide, procedure);
        }

        _problems.AddRange(ProseNumbers.Check(file, guide));
    }

    private void CheckFacts(GuideFile file, Guide guide, GuideProcedure procedure)
    {
        var facts = procedure.Facts;
        var line = file.LineOf(procedure);
        if (!CodePattern().IsMatch(facts.Code))
        {
            Report(guide.Path, line, $"`{facts.Code}` is no procedure code; one looks like 1.004194");
        }

        Require(facts.Id.Length > 0, "id");
        Require(facts.Fields.Count > 0, "fields");
        Require(facts.Levels != AuthorityLevels.None, "received_by");
        Require(facts.Authorities.Count > 0, "authorities");
        Require(facts.Methods.Count > 0, "methods");
        Require(facts.Cases.Count > 0, "cases");
        Require(facts.ReceivingPlace.Length > 0 || facts.Methods.All(method => method.Way != SubmissionWay.Direct), "where");
        if (guide.Procedures.Count > 1 && procedure.ShortName.Length == 0)
        {
            Report(guide.Path, line, $"{facts.Code}: `short` is missing; it tells the guide's procedures apart on buttons");
        }

        void Require(bool isFilled, string key)
        {
            if (!isFilled)
            {
                Report(guide.Path, line, $"{facts.Code}: `{key}` is missing; without an export the guide must stand alone");
            }
        }
    }

    private void CheckConcept(ConceptFile file, Concept concept)
    {
        CheckDates(concept.Path, concept.CheckedOn, file.LineOf(concept), concept.Sources, file.LineOf);
        CheckLength(concept.Path, file.LineOf(concept.Summary), "summary", concept.Summary, LongestConceptSummary);
        foreach (var section in concept.Sections)
        {
            CheckLength(concept.Path, file.LineOf(section), "text", section.Text, LongestConceptSection);
        }
    }

    private void CheckDates(string path, DateOnly checkedOn, int line, IReadOnlyList<GuideSource> sources, Func<object, int> lineOf)
    {
        if (checkedOn > _today)
        {
            Report(path, line, $"`checked_on` {checkedOn:yyyy-MM-dd} lies in the future");
        }
        else if (_today.DayNumber - checkedOn.DayNumber > maxAgeDays)
        {
            Report(path, line, $"`checked_on` {checkedOn:yyyy-MM-dd} is {_today.DayNumber - checkedOn.DayNumber} days old; check the facts again (limit {maxAgeDays})");
        }

        if (sources.Count == 0)
        {
            Report(path, line, "`sources` is missing; a fact without a source cannot be shown");
        }

        foreach (var source in sources.Where(source => source.Date > _today))
        {
            Report(path, lineOf(source), $"the source `{source.Key}` is dated {source.Date:yyyy-MM-dd}, in the future");
        }
    }

    private void CheckLength(string path, int line, string key, string text, int longest)
    {
        if (text.Length > longest)
        {
            Report(path, line, $"`{key}` has {text.Length} characters; at most {longest}");
        }
    }

    private void CheckCodesOnce(IReadOnlyList<GuideFile> files)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.Where(file => file.Guide is not null))
        {
            foreach (var procedure in file.Guide!.Procedures)
            {
                if (!seen.TryAdd(procedure.Facts.Code, file.Guide.Path))
                {
                    Report(file.Guide.Path, file.LineOf(procedure), $"{procedure.Facts.Code} is covered twice; also in {seen[procedure.Facts.Code]}");
                }
            }
        }
    }

    private List<Problem> YamlCheck()
    {
        var problems = new List<Problem>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
        {
            YamlMap.CheckSyntax(File.ReadAllText(path), Path.GetRelativePath(folder, path), problems);
        }

        return problems;
    }

    private void Report(string path, int line, string message) => _problems.Add(new Problem(path, line, message));

    [GeneratedRegex(@"^\d\.\d{6,}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
