using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>Where a volunteer at a counter begins and ends with a citizen.</summary>
[Authorize(DeskAccess.Conversations)]
internal sealed class BesideModel(SideBySide beside) : PageModel
{
    public Guid? Current { get; private set; }

    public bool HasEnded { get; private set; }

    public void OnGet(bool ended) => (Current, HasEnded) = (beside.Current(HttpContext, DeskUser.Of(User).Id), ended);

    public async Task<IActionResult> OnPostBeginAsync()
    {
        await beside.BeginAsync(HttpContext, DeskUser.Of(User).Id);
        return Redirect("/desk/beside");
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        var user = DeskUser.Of(User);
        if (beside.Current(HttpContext, user.Id) is { } conversationId)
        {
            await beside.EndAsync(HttpContext, conversationId, user, OutcomeForm.Read(Request.Form));
        }

        return Redirect("/desk/beside?ended=true");
    }

    public async Task<IActionResult> OnPostLeaveAsync()
    {
        await beside.LeaveAsync(HttpContext, DeskUser.Of(User).Id);
        return Redirect("/desk/beside");
    }
}
