namespace ChatAssist.Guides;

/// <summary>
/// Our own text on what people ask most, in plain words: one Markdown file in <c>knowledge-base/guides/</c>.
/// </summary>
/// <remarks>The form of the file, key by key, is in <c>knowledge-base/README.md</c>.</remarks>
public sealed record Guide
{
    /// <summary>The file's path below the knowledge base, for messages to editors.</summary>
    public required string Path { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<string> OtherNames { get; init; } = [];

    public IReadOnlyList<string> Questions { get; init; } = [];

    public required string Summary { get; init; }

    /// <summary>The procedures it covers, each with the facts that let the guide stand alone.</summary>
    public IReadOnlyList<GuideProcedure> Procedures { get; init; } = [];

    /// <summary>How it is done online, one screen or act a step.</summary>
    public IReadOnlyList<GuideStep> Steps { get; init; } = [];

    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    public IReadOnlyList<GuideLink> Links { get; init; } = [];

    public IReadOnlyList<GuideSource> Sources { get; init; } = [];

    public required DateOnly CheckedOn { get; init; }
}

/// <summary>What a guide says of one procedure.</summary>
/// <param name="Facts">The guide's own record of it; its <see cref="Procedure.DataDate"/> is the date of <paramref name="Source"/>.</param>
/// <param name="ShortName">A few words to tell it from its neighbours on a button, for example "Cấp lại bằng bị mất".</param>
/// <param name="OtherNames">What people call this one procedure, where the guide's own other names are too wide.</param>
/// <param name="Source">Where the facts come from.</param>
/// <param name="Corrects">Parts in which the guide overrules an older record of the export.</param>
/// <param name="Documents">For the cross-check: the words of the export that each document of ours stands for.</param>
public sealed record GuideProcedure(
    Procedure Facts,
    string ShortName,
    IReadOnlyList<string> OtherNames,
    GuideSource Source,
    Correction? Corrects,
    IReadOnlyList<DocumentMatch> Documents);

/// <summary>Says that the export's record is out of date, in which parts, and why.</summary>
/// <param name="Parts">Of <c>documents</c>, <c>fees</c>, <c>time</c>, <c>where</c>, <c>name</c>.</param>
/// <param name="Reason">One sentence that is shown with the answer.</param>
public sealed record Correction(IReadOnlyList<string> Parts, string Reason, GuideSource Source);

/// <summary>Ties a document in plain words to the export's words for it; a match without a document is left out on purpose.</summary>
public sealed record DocumentMatch(string Document, string Official, string LeftOutBecause);

public sealed record GuideStep(string Title, string Text);

/// <summary>What people get wrong, and how to put it right.</summary>
public sealed record Mistake(string Wrong, string Right);

public sealed record GuideLink(string Title, string Url);

/// <summary>Where a fact comes from, and how sure it is.</summary>
public sealed record GuideSource(string Key, string Title, string Url, DateOnly Date, Certainty Certainty);

public enum Certainty
{
    /// <summary>A law, an official page or the portal's data.</summary>
    Official,

    /// <summary>Press only: worded so.</summary>
    Press,

    /// <summary>Seen on a screen by others: "màn hình có thể khác đôi chút".</summary>
    Observed,
}

/// <summary>A page on an idea that many procedures share, such as VNeID: one Markdown file in <c>knowledge-base/concepts/</c>.</summary>
public sealed record Concept
{
    public required string Path { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<string> OtherNames { get; init; } = [];

    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary>The short answer, at most about 400 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>More on request, each under the words that ask for it.</summary>
    public IReadOnlyList<ConceptSection> Sections { get; init; } = [];

    public IReadOnlyList<GuideLink> Links { get; init; } = [];

    public IReadOnlyList<GuideSource> Sources { get; init; } = [];

    public required DateOnly CheckedOn { get; init; }
}

/// <param name="Title">Short enough for a button.</param>
/// <param name="Questions">Ways people ask for just this.</param>
public sealed record ConceptSection(string Title, IReadOnlyList<string> Questions, string Text);
