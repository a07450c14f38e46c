namespace ChatAssist.Guides;

/// <summary>Reads a guide as an editor wrote it; the form is in <c>knowledge-base/README.md</c>.</summary>
public sealed class GuideFile
{
    // By reference: two equal fees stand on two lines.
    private readonly Dictionary<object, int> _lines = new(ReferenceEqualityComparer.Instance);
    private readonly List<Problem> _problems;
    private readonly string _file;
    private IReadOnlyList<GuideSource> _sources = [];

    private GuideFile(string file, List<Problem> problems)
    {
        _file = file;
        _problems = problems;
    }

    /// <summary>Null where the file is too broken to be used; the problems then say why.</summary>
    public Guide? Guide { get; private set; }

    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path below the knowledge base, with slashes.</param>
    public static GuideFile Parse(string text, string file, List<Problem> problems)
    {
        var parsed = new GuideFile(file, problems);
        var before = problems.Count;
        if (FrontMatter.Read(text, file, problems) is { } map)
        {
            var guide = parsed.ReadGuide(map);
            // Half a guide would give half an answer.
            parsed.Guide = problems.Count == before ? guide : null;
        }

        return parsed;
    }

    /// <summary>Where a part of the guide stands in the file; 1 where it is not known.</summary>
    public int LineOf(object part) => _lines.GetValueOrDefault(part, 1);

    private Guide ReadGuide(YamlMap map)
    {
        _sources = ReadSources(map, _lines);
        var guide = new Guide
        {
            Path = _file,
            Title = map.RequiredText("title"),
            OtherNames = map.Texts("other_names"),
            Questions = map.Texts("questions"),
            Summary = At(map.RequiredText("summary"), map.LineOf("summary")),
            CheckedOn = map.RequiredDate("checked_on"),
            Procedures = [.. map.Maps("procedures").Select(ReadProcedure)],
            Steps = [.. map.Maps("steps").Select(ReadStep)],
            Mistakes = [.. map.Maps("mistakes").Select(ReadMistake)],
            Links = ReadLinks(map, _lines),
            Sources = _sources,
        };
        if (guide.Procedures.Count == 0)
        {
            map.Report("procedures", "`procedures` must name at least one procedure");
        }

        map.ReportUnknownKeys();
        _lines[guide] = map.LineOf("checked_on");
        return guide;
    }

    internal static IReadOnlyList<GuideLink> ReadLinks(YamlMap map, Dictionary<object, int> lines) =>
        [.. map.Maps("links").Select(link =>
        {
            var read = new GuideLink(link.RequiredText("title"), link.RequiredText("url"));
            link.ReportUnknownKeys();
            lines[read] = link.LineOf("url");
            return read;
        })];

    internal static IReadOnlyList<GuideSource> ReadSources(YamlMap map, Dictionary<object, int> lines)
    {
        var sources = new List<GuideSource>();
        foreach (var source in map.Maps("sources"))
        {
            var read = new GuideSource(
                source.RequiredText("key"),
                source.RequiredText("title"),
                source.Text("url"),
                source.RequiredDate("date"),
                source.OneOf("certainty", GuideWords.Certainties) ?? Certainty.Official);
            if (!source.Has("certainty"))
            {
                source.Report("key", "`certainty` is missing: official, press or observed");
            }

            if (read is { Certainty: Certainty.Official, Url.Length: 0 })
            {
                source.Report("key", "an official source needs a `url`: citizens are shown where the fact stands");
            }

            if (sources.Exists(other => other.Key == read.Key))
            {
                source.Report("key", $"the source `{read.Key}` stands here twice");
            }

            source.ReportUnknownKeys();
            lines[read] = source.LineOf("date");
            sources.Add(read);
        }

        return sources;
    }

    private GuideProcedure ReadProcedure(YamlMap map)
    {
        var source = Source(map);
        var matches = new List<DocumentMatch>();
        var facts = new Procedure
        {
            Id = map.Text("id"),
            Code = map.RequiredText("code"),
            Name = map.RequiredText("name"),
            Fields = map.Texts("fields"),
            ServiceLevel = map.OneOf("level", GuideWords.Levels),
            Levels = map.SomeOf("received_by", GuideWords.Receivers).Aggregate(AuthorityLevels.None, (all, one) => all | one),
            Authorities = map.Texts("authorities"),
            ReceivingPlace = map.Text("where"),
            Methods = [.. map.Maps("methods").Select(ReadMethod)],
            Cases = [.. map.Maps("cases").Select(each => ReadCase(each, matches))],
            DossierNotes = map.Texts("notes"),
            Conditions = map.Text("conditions"),
            Outcomes = map.Texts("outcomes"),
            LegalBases = [.. map.Maps("legal_bases").Select(ReadLegalBasis)],
            DataDate = source.Date,
        };
        matches.AddRange(map.Maps("left_out").Select(ReadLeftOut));
        var procedure = new GuideProcedure(facts, map.Text("short"), map.Texts("other_names"), source, ReadCorrection(map), matches);
        map.ReportUnknownKeys();
        _lines[procedure] = map.LineOf("code");
        _lines[facts] = map.LineOf("name");
        _lines[facts.Cases] = map.LineOf("cases");
        _lines[facts.Methods] = map.LineOf("methods");
        return procedure;
    }

    private GuideSource Source(YamlMap map)
    {
        var key = map.RequiredText("source");
        var found = _sources.FirstOrDefault(source => source.Key == key);
        if (found is null && key.Length > 0)
        {
            map.Report("source", $"the source `{key}` is not among `sources`");
        }

        return found ?? new GuideSource(key, "", "", default, Certainty.Official);
    }

    private Correction? ReadCorrection(YamlMap procedure)
    {
        if (procedure.Map("corrects") is not { } map)
        {
            return null;
        }

        var parts = map.Texts("parts");
        if (parts.Count == 0)
        {
            map.Report("parts", "`parts` must name what is corrected");
        }

        foreach (var part in parts.Where(part => !ProcedureParts.Correctable.Contains(part)))
        {
            map.Report("parts", $"`parts` names \"{part}\"; known: {string.Join(", ", ProcedureParts.Correctable)}");
        }

        var correction = new Correction(parts, map.RequiredText("reason"), Source(map));
        map.ReportUnknownKeys();
        _lines[correction] = map.LineOf("parts");
        return correction;
    }

    private SubmissionMethod ReadMethod(YamlMap map)
    {
        var way = map.OneOf("way", GuideWords.Ways);
        if (!map.Has("way"))
        {
            map.Report("way", "`way` is missing: online, direct or postal");
        }

        var note = map.Text("time_note");
        var read = new SubmissionMethod(
            way ?? SubmissionWay.Direct,
            map.Map("time") is { } time ? ReadTime(time, note) : note.Length > 0 ? new ProcessingTime(null, TimeUnit.Other, note) : null,
            [.. map.Maps("fees").Select(ReadFee)],
            "");
        map.ReportUnknownKeys();
        _lines[read] = map.LineOf("way");
        if (read.Time is not null)
        {
            _lines[read.Time] = map.LineOf(map.Has("time") ? "time" : "time_note");
        }

        return read;
    }

    private static ProcessingTime ReadTime(YamlMap map, string note)
    {
        var amount = map.WholeNumber("amount");
        var unit = map.OneOf("unit", GuideWords.Units);
        if (!map.Has("unit"))
        {
            map.Report("unit", "`unit` is missing: working_day, day, hour, month, year or other");
        }

        if (unit == TimeUnit.Other && amount is not null)
        {
            map.Report("amount", "with the unit `other` there is no amount; write the words into `time_note`");
        }

        if (unit == TimeUnit.Other && note.Length == 0)
        {
            map.Report("unit", "with the unit `other` the words must stand in `time_note`");
        }

        if (unit is not null and not TimeUnit.Other && amount is null or 0)
        {
            map.Report("amount", "`amount` is missing or 0");
        }

        map.ReportUnknownKeys();
        return new ProcessingTime(amount, unit ?? TimeUnit.Other, note);
    }

    private Fee ReadFee(YamlMap map)
    {
        var read = new Fee(map.OneOf("kind", GuideWords.FeeKinds) ?? FeeKind.Charge, map.WholeNumber("amount"), map.Text("note"));
        if (read is { Amount: null, Description.Length: 0 })
        {
            map.Report("amount", "a fee needs an `amount` or a `note` that says who sets it");
        }

        map.ReportUnknownKeys();
        _lines[read] = map.LineOf(map.Has("amount") ? "amount" : "note");
        return read;
    }

    private DossierCase ReadCase(YamlMap map, List<DocumentMatch> matches)
    {
        var name = map.Text("name");
        var kind = map.OneOf("kind", GuideWords.CaseKinds) ?? (name.Length > 0 ? CaseKind.Situation : CaseKind.ToSubmit);
        if (kind == CaseKind.Situation && name.Length == 0)
        {
            map.Report("kind", "a situation needs a `name`");
        }

        var read = new DossierCase(name, kind, [.. map.Maps("documents").Select(document => ReadDocument(document, matches))]);
        if (read.Items.Count == 0)
        {
            map.Report("documents", "a case needs at least one document");
        }

        map.ReportUnknownKeys();
        _lines[read] = map.Line;
        return read;
    }

    private DossierItem ReadDocument(YamlMap map, List<DocumentMatch> matches)
    {
        var read = new DossierItem(map.RequiredText("name"), map.WholeNumber("originals") ?? 0, map.WholeNumber("copies") ?? 0, map.Texts("forms"));
        var match = new DocumentMatch(read.Name, map.Text("official"), "");
        map.ReportUnknownKeys();
        _lines[read] = map.LineOf("name");
        _lines[match] = map.LineOf("official");
        matches.Add(match);
        return read;
    }

    private DocumentMatch ReadLeftOut(YamlMap map)
    {
        var read = new DocumentMatch("", map.RequiredText("official"), map.RequiredText("because"));
        map.ReportUnknownKeys();
        _lines[read] = map.LineOf("official");
        return read;
    }

    private static LegalBasis ReadLegalBasis(YamlMap map)
    {
        var read = new LegalBasis(map.RequiredText("number"), map.Text("name"));
        map.ReportUnknownKeys();
        return read;
    }

    private GuideStep ReadStep(YamlMap map)
    {
        var read = new GuideStep(map.RequiredText("title"), map.RequiredText("text"));
        map.ReportUnknownKeys();
        _lines[read] = map.LineOf("text");
        return read;
    }

    private Mistake ReadMistake(YamlMap map)
    {
        var read = new Mistake(map.RequiredText("wrong"), map.RequiredText("right"));
        map.ReportUnknownKeys();
        _lines[read] = map.LineOf("wrong");
        return read;
    }

    private string At(string text, int line)
    {
        _lines[text] = line;
        return text;
    }
}
