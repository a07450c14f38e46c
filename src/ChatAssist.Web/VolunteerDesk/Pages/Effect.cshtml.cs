using ChatAssist.Answering;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>Which answers a saved version would change; a page of its own, or a part that the guide's page takes in.</summary>
[Authorize(DeskAccess.Guides)]
internal sealed class EffectModel(PublishingEffects effects, IDbContextFactory<ChatAssistDb> databases) : PageModel
{
    internal const int MostShown = 60;

    public string Path { get; private set; } = "";

    public int Number { get; private set; }

    public bool IsPart { get; private set; }

    public PublishingEffect Effect { get; private set; } = new(0, []);

    public async Task<IActionResult> OnGetAsync(string? path, int number, bool part, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.GuideVersions.AsNoTracking().FirstOrDefaultAsync(row => row.Path == path && row.Number == number, cancellationToken) is not { } version)
        {
            return NotFound();
        }

        (Path, Number, IsPart) = (version.Path, number, part);
        Effect = await effects.OfAsync(version.Path, version.Text, cancellationToken);
        return Page();
    }
}
