using ChatAssist.Answering;
using ChatAssist.Guides;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>All guides and concept pages, with what editors have to do on them.</summary>
[Authorize(DeskAccess.Guides)]
internal sealed class GuidesModel(LiveAssistant assistant, PortalDifferences portal, IDbContextFactory<ChatAssistDb> databases, TimeProvider clock) : PageModel
{
    /// <summary>As <c>check</c> has it: facts older than half a year are looked at again.</summary>
    internal const int MaxAgeDays = 180;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string Search { get; private set; } = "";

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(string? q, CancellationToken cancellationToken)
    {
        Search = (q ?? "").Trim();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var drafts = await db.GuideVersions.AsNoTracking()
            .Where(row => row.PublishedAt == null && !db.GuideVersions.Any(newer => newer.Path == row.Path && newer.Number > row.Number))
            .Select(row => new Draft(row.Path, row.AuthorName, row.SavedAt)).ToDictionaryAsync(row => row.Path, cancellationToken);
        var due = DateOnly.FromDateTime(Now.DateTime).AddDays(-MaxAgeDays);
        var knowledge = assistant.Current.Knowledge;
        var changed = portal.Counts();
        var begun = drafts.Values.Where(draft => !knowledge.Guides.Any(guide => guide.Path == draft.Path) && !knowledge.Concepts.Any(concept => concept.Path == draft.Path));
        Rows =
        [
            .. knowledge.Guides.Select(guide => (guide.Path, guide.Title, guide.CheckedOn, Codes: string.Join(", ", guide.Procedures.Select(each => each.Facts.Code))))
                .Concat(knowledge.Concepts.Select(concept => (concept.Path, concept.Title, concept.CheckedOn, Codes: "")))
                .Where(page => Search.Length == 0 || Fits(page.Title) || Fits(page.Codes) || Fits(page.Path))
                .Select(page => new Row(page.Path, page.Title, page.Codes, page.CheckedOn, page.CheckedOn < due, drafts.GetValueOrDefault(page.Path)) { PortalSays = changed.GetValueOrDefault(page.Path) })
                .Concat(begun.Select(draft => NewRow(knowledge, draft)).Where(row => Search.Length == 0 || Fits(row.Title) || Fits(row.Path)))
                .OrderByDescending(row => row.Draft is not null).ThenByDescending(row => row.PortalSays > 0).ThenByDescending(row => row.IsDue).ThenBy(row => row.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>A page that has only ever been a draft: named by its procedure, because its own words may not be readable yet.</summary>
    private static Row NewRow(KnowledgeBase knowledge, Draft draft)
    {
        var code = GuideSkeleton.CodeIn(draft.Path);
        return new Row(draft.Path, knowledge.Find(code)?.Name ?? draft.Path, code, CheckedOn: null, IsDue: false, draft);
    }

    // Marks and capitals make no difference to whoever types quickly.
    private bool Fits(string text) => Folded(text).Contains(Folded(Search), StringComparison.Ordinal);

    private static string Folded(string text) => string.Join(' ', ChatAssist.Search.VietnameseAnalyzer.Analyze(text).Select(token => token.Folded));

    internal sealed record Draft(string Path, string AuthorName, DateTimeOffset SavedAt);

    internal sealed record Row(string Path, string Title, string Codes, DateOnly? CheckedOn, bool IsDue, Draft? Draft)
    {
        /// <summary>In how many places the portal says otherwise.</summary>
        public int PortalSays { get; init; }
    }
}
