using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>The queue alone, for the script that keeps it up to date.</summary>
[Authorize(DeskAccess.Conversations)]
internal sealed class QueuePartModel(QueuePanels panels) : PageModel
{
    public QueuePanel Panel { get; private set; } = null!;

    public async Task OnGetAsync(Guid? current, CancellationToken cancellationToken) => Panel = await panels.ReadAsync(DeskUser.Of(User), current, cancellationToken);
}
