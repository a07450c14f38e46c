using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>What volunteers have found wrong or missing, for those who write guides.</summary>
[Authorize(DeskAccess.Guides)]
internal sealed class FlagsModel(IDbContextFactory<ChatAssistDb> databases, TimeProvider clock) : PageModel
{
    private const int MostShown = 200;

    public IReadOnlyList<GuideFlag> Flags { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        Flags = await db.GuideFlags.AsNoTracking().Where(row => row.DoneAt == null).OrderBy(row => row.At).Take(MostShown).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        await db.GuideFlags.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(flag => flag.DoneAt, now), cancellationToken);
        return Redirect("/desk/flags");
    }
}
