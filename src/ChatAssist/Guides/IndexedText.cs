using ChatAssist.Search;

namespace ChatAssist.Guides;

/// <summary>What of a procedure or concept is searched, and how much each part counts.</summary>
internal static class IndexedText
{
    /// <summary>How fast repeats of a word stop counting.</summary>
    public const float K1 = 1.2f;

    public static readonly IReadOnlyList<FieldOptions> Fields =
    [
        new("name", 8, 0.3f),
        new("other names", 5, 0.2f),
        new("questions", 1.5f, 0.2f),
        new("field", 2, 0.3f),
        new("outcomes", 1.5f, 0.5f),
        new("cases", 0.8f, 0.75f),
        new("documents", 0.6f, 0.75f),
        new("steps", 0.3f, 0.75f),
        new("conditions", 0.3f, 0.75f),
        new("who", 0.5f, 0.5f),
    ];

    public static string[] Of(Procedure procedure, Guide? guide, GuideProcedure? guided) =>
    [
        procedure.Name,
        Lines([.. guided?.OtherNames ?? [], guided?.ShortName ?? "", .. IsMain(guide, procedure) ? guide!.OtherNames.Append(guide.Title) : []]),
        Lines(IsMain(guide, procedure) ? guide!.Questions : []),
        Lines([.. procedure.Fields, .. procedure.ServiceGroups.Select(group => group.Name)]),
        Lines(procedure.Outcomes),
        Lines(procedure.Cases.Select(dossierCase => dossierCase.Name)),
        Lines(procedure.Cases.SelectMany(dossierCase => dossierCase.Items).Select(item => item.Name)),
        Lines(procedure.Steps),
        Lines([procedure.Conditions, .. procedure.DossierNotes]),
        Lines([.. procedure.Audiences, .. procedure.Authorities, procedure.PublishedBy]),
    ];

    public static string[] Of(Concept concept) =>
    [
        concept.Title,
        Lines(concept.OtherNames),
        Lines([.. concept.Questions, .. concept.Sections.SelectMany(section => section.Questions)]),
        "",
        "",
        Lines(concept.Sections.Select(section => section.Title)),
        "",
        Lines([concept.Summary, .. concept.Sections.Select(section => section.Text)]),
        "",
        "",
    ];

    /// <summary>Everything that the procedure is called: the official name first, then other names and ways to ask for it.</summary>
    public static IReadOnlyList<string> NamesOf(Procedure procedure, Guide? guide, GuideProcedure? guided) =>
    [
        procedure.Name,
        .. guided?.OtherNames.Append(guided.ShortName) ?? [],
        .. IsMain(guide, procedure) ? [guide!.Title, .. guide.OtherNames, .. guide.Questions] : Array.Empty<string>(),
    ];

    public static IReadOnlyList<string> NamesOf(Concept concept) =>
        [concept.Title, .. concept.OtherNames, .. concept.Questions, .. concept.Sections.SelectMany(section => section.Questions)];

    // What a guide says in general is about its first procedure; the others have names of their own.
    private static bool IsMain(Guide? guide, Procedure procedure) =>
        guide is { Procedures.Count: > 0 } && guide.Procedures[0].Facts.Code == procedure.Code;

    private static string Lines(IEnumerable<string> texts) => string.Join('\n', texts.Where(text => text.Length > 0));
}
