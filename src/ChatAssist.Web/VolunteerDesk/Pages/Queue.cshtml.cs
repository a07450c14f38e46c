using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>The queue: what waits, what is mine, what my people hold, what is overdue.</summary>
[Authorize(DeskAccess.Conversations)]
internal sealed class QueueModel(QueuePanels panels) : PageModel
{
    public QueuePanel Panel { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Panel = await panels.ReadAsync(DeskUser.Of(User), current: null, cancellationToken);
}
