using ChatAssist.Answering;
using ChatAssist.Guides;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>Begins a guide: by a procedure's code, or by words that find one. Citizens' questions may come along.</summary>
[Authorize(DeskAccess.Guides)]
internal sealed class NewGuideModel(LiveAssistant assistant, IDbContextFactory<ChatAssistDb> databases) : PageModel
{
    private const int MostFound = 8;

    private const int LongestQuestion = 160;

    private const int LongestQuery = 4000;

    public string Search { get; private set; } = "";

    public IReadOnlyList<string> Add { get; private set; } = [];

    public IReadOnlyList<FoundProcedure> Found { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? code, string? q, string[]? add, CancellationToken cancellationToken)
    {
        Search = (code ?? q ?? "").Trim();
        Add = add ?? [];
        var current = assistant.Current;
        if (code is not null && current.Knowledge.Find(code) is { } procedure)
        {
            return Redirect(AddressOf(await PathOfAsync(current.Knowledge, procedure, cancellationToken), Add));
        }

        Found = Search.Length == 0 || Search.Length > Answerer.LongestMessage ? []
            : current.Knowledge.Find(Search) is { } known ? [new FoundProcedure(known.Code, known.Name, 1)]
            : [.. current.Answerer.Rank(Search, Topic.None).DistinctBy(found => found.Code).Take(MostFound)];
        return Page();
    }

    public bool HasGuide(string code) => assistant.Current.Knowledge.GuideOf(code) is not null;

    public string AddressOf(string code) => $"/desk/guides/new?code={Uri.EscapeDataString(code)}{Query(Add)}";

    internal static string AddressOf(string path, IEnumerable<string> add) => $"/desk/guides/page?path={Uri.EscapeDataString(path)}{Query(add)}";

    /// <summary>As many as an address holds; a long story is no way to ask.</summary>
    internal static string Query(IEnumerable<string> add)
    {
        var query = "";
        foreach (var question in add.Where(question => question.Length is > 0 and <= LongestQuestion).Select(question => $"&add={Uri.EscapeDataString(question)}"))
        {
            query += query.Length + question.Length <= LongestQuery ? question : "";
        }

        return query;
    }

    /// <summary>One guide for one procedure: what there is, be it only a draft, is gone on with.</summary>
    private async Task<string> PathOfAsync(KnowledgeBase knowledge, Procedure procedure, CancellationToken cancellationToken)
    {
        if (knowledge.GuideOf(procedure.Code) is { } guide)
        {
            return guide.Path;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var begun = await db.GuideVersions.Where(row => row.Path.Contains("/" + procedure.Code + "-")).Select(row => row.Path).FirstOrDefaultAsync(cancellationToken);
        return begun ?? GuideSkeleton.PathOf(procedure);
    }
}
