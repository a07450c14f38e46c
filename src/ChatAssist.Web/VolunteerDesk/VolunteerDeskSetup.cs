namespace ChatAssist.Web.VolunteerDesk;

/// <summary>The desk of volunteers and editors.</summary>
public static class VolunteerDeskSetup
{
    public static void AddVolunteerDesk(this WebApplicationBuilder builder) => builder.Services.AddSingleton<SearchPageHtml>();

    /// <remarks>Until accounts exist all of it is for this machine only.</remarks>
    public static void MapVolunteerDesk(this WebApplication app)
    {
        var desk = app.MapGroup("/desk").AddEndpointFilter(async (context, next) => LocalDoor.IsLocal(context.HttpContext) ? await next(context) : Results.NotFound());
        desk.MapSearchPage();
    }
}
