using ChatAssist.Composing;
using ChatAssist.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatAssist.Web.VolunteerDesk.Pages;

/// <summary>Where an administrator turns the language model on and off, and sees what it costs and how its sentences fare.</summary>
[Authorize(DeskAccess.Administrators)]
internal sealed class ModelModel(IDbContextFactory<ChatAssistDb> databases, ModelEndpoints endpoints, IOptions<ModelOptions> options, TimeProvider clock) : PageModel
{
    private const int MostSwitches = 20;
    private const int LongestReason = 300;

    public bool IsConfigured => options.Value.Main is not null;

    public bool IsOn { get; private set; }

    public string Trouble { get; private set; } = "";

    public IReadOnlyList<ModelEndpoint> Endpoints => endpoints.All;

    public IReadOnlyList<ModelSwitch> Switches { get; private set; } = [];

    public ModelFigures Today { get; private set; } = null!;

    public ModelFigures Week { get; private set; } = null!;

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(bool isOn, string? reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            Trouble = "Anh/chị ghi lý do ngắn gọn; lý do được lưu lại.";
            await ReadAsync(cancellationToken);
            return Page();
        }

        var user = DeskUser.Of(User);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.ModelSwitches.Add(new ModelSwitch { Id = Guid.CreateVersion7(Now), At = Now, VolunteerId = user.Id, Name = user.Name, IsOn = isOn, Reason = PersonalData.Mask(reason.Trim()) });
        await db.SaveChangesAsync(cancellationToken);
        return Redirect("/desk/model");
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        IsOn = await ModelSwitch.IsOnAsync(db, cancellationToken);
        Switches = await db.ModelSwitches.AsNoTracking().OrderByDescending(row => row.At).Take(MostSwitches).ToListAsync(cancellationToken);
        var today = ModelAllowance.DayOf(Now);
        Today = await ModelFigures.ReadAsync(db, today, cancellationToken);
        Week = await ModelFigures.ReadAsync(db, today.AddDays(-6), cancellationToken);
    }
}
