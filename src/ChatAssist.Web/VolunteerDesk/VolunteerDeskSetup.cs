using System.Text.Encodings.Web;
using System.Text.Unicode;
using ChatAssist.Handoffs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.WebEncoders;

namespace ChatAssist.Web.VolunteerDesk;

/// <summary>The desk of volunteers and editors.</summary>
public static class VolunteerDeskSetup
{
    public static void AddVolunteerDesk(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDeskAccess();
        services.AddSingleton<Passwords>();
        services.AddSingleton<ShownSources>();
        services.AddSingleton<Suggestions>();
        services.AddSingleton<QueuePanels>();
        services.AddSingleton<Presence>();
        services.AddSingleton<SecondFactor>();
        services.AddSingleton<TrainingRuns>();
        services.AddSingleton<SideBySide>();
        services.AddSingleton<ModelSummaries>();
        services.AddSingleton<ModelDrafts>();
        services.AddSingleton<DeskLive>();
        services.AddSingleton(_ => new DeskReplies(Path.Combine(builder.Configuration["knowledge-base"] ?? Answering.Assistant.ShippedFolder, "desk-replies.yaml")));
        services.AddSingleton<SearchPageHtml>();
        services.AddHostedService<FirstAdministrator>();
        services.AddRazorPages(pages => pages.RootDirectory = "/VolunteerDesk/Pages");
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    public static void MapVolunteerDesk(this WebApplication app)
    {
        app.UseDeskPolicy();
        app.MapRazorPages();
        app.MapGroup("/desk").AddEndpointFilter(EditorsOrThisMachineAsync).MapSearchPage();
        var desk = app.MapGroup("/desk").RequireAuthorization(DeskAccess.Everybody).AddEndpointFilter(DeskPolicy.CheckFormAsync).DisableAntiforgery();
        desk.MapPost("/sign-out", async (HttpContext context, SideBySide beside) =>
        {
            await beside.LeaveAsync(context, DeskUser.Of(context.User).Id);
            await context.SignOutAsync(DeskAccess.Scheme);
            return Results.Redirect(DeskAccess.SignInPath);
        });
        desk.MapDeskActs();
        desk.MapDuty();
        desk.MapDeskDoors();
        desk.MapShiftCalendar();
        app.MapManifest();
    }

    /// <summary>Until somebody can sign in the page is for this machine only.</summary>
    private static async ValueTask<object?> EditorsOrThisMachineAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.User.Identity?.IsAuthenticated == true)
        {
            return DeskUser.Of(http.User).Role is Role.Editor or Role.Administrator ? await next(context) : Results.Forbid();
        }

        await using var db = await http.RequestServices.GetRequiredService<IDbContextFactory<ChatAssistDb>>().CreateDbContextAsync(http.RequestAborted);
        if (await db.Volunteers.AnyAsync(row => row.PasswordHash != null, http.RequestAborted))
        {
            return Results.Challenge();
        }

        return LocalDoor.IsLocal(http) ? await next(context) : Results.NotFound();
    }
}
